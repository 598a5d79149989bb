// Like hello, and reads its padding once at start, so that the size of the package costs something.
package main

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// The earliest moment this code can know: the start of its own variables.
var started = time.Now()

var (
	instance = newInstance()
	ordinal  = 0
	padding  = touch(filepath.Join(os.Getenv("LAMBDA_TASK_ROOT"), "padding.bin"))
	initNs   = now()
)

type told struct {
	Function     string `json:"function"`
	Runtime      string `json:"runtime"`
	Instance     string `json:"instance"`
	Ordinal      int    `json:"ordinal"`
	InitNs       int64  `json:"initNs"`
	InitFrom     string `json:"initFrom"`
	ReceivedNs   int64  `json:"receivedNs"`
	PayloadBytes int    `json:"payloadBytes"`
	ServiceNs    int64  `json:"serviceNs"`
	SentNs       int64  `json:"sentNs"`
	PaddingBytes int64  `json:"paddingBytes"`
}

func newInstance() string {
	id := make([]byte, 8)
	if _, err := rand.Read(id); err != nil {
		panic(err)
	}
	return hex.EncodeToString(id)
}

// Reads one byte of each page of a file and returns the file's size; 0 without a file.
func touch(path string) int64 {
	const page = 4096
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0
	} else if err != nil {
		panic(err)
	}
	defer file.Close()
	value := make([]byte, 1)
	for offset := int64(0); ; offset += page {
		if _, err := file.ReadAt(value, offset); err == io.EOF {
			break
		} else if err != nil {
			panic(err)
		}
	}
	facts, err := file.Stat()
	if err != nil {
		panic(err)
	}
	return facts.Size()
}

func now() int64 { return time.Since(started).Nanoseconds() }

// A number that was asked for; 0 when it was not.
func number(query map[string]string, name string) (int64, error) {
	if query[name] == "" {
		return 0, nil
	}
	return strconv.ParseInt(query[name], 10, 64)
}

// Keeps the processor busy for a time, however fast it is; returns how long that was.
func spin(nanoseconds int64) int64 {
	start := now()
	end := start
	for end < start+nanoseconds {
		end = now()
	}
	return end - start
}

// A payload that no compression makes shorter; always the same for a seed: splitmix64 from the
// seed's FNV-1a hash.
func made(seed string, size int64) []byte {
	state := uint64(0xcbf29ce484222325)
	for _, value := range []byte(seed) {
		state = (state ^ uint64(value)) * 0x100000001b3
	}
	payload := make([]byte, 0, size+8)
	for int64(len(payload)) < size {
		state += 0x9e3779b97f4a7c15
		z := state
		z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		z ^= z >> 31
		for shift := 0; shift < 64; shift += 8 {
			payload = append(payload, byte(z>>shift))
		}
	}
	return payload[:size]
}

func handle(query map[string]string, body []byte) (answer, error) {
	received := now()
	ordinal++
	busy, err := number(query, "service-time")
	if err != nil {
		return answer{}, err
	}
	size, err := number(query, "response-payload")
	if err != nil {
		return answer{}, err
	}
	service := spin(busy)
	payload := made(query["seed"], size)
	text, err := json.Marshal(told{
		Function:     "hello-read",
		Runtime:      "go",
		Instance:     instance,
		Ordinal:      ordinal,
		InitNs:       initNs,
		InitFrom:     "module",
		ReceivedNs:   received,
		PayloadBytes: len(body),
		ServiceNs:    service,
		SentNs:       now(),
		PaddingBytes: padding,
	})
	if err != nil || size == 0 {
		return answer{"application/json", text}, err
	}
	return answer{"application/octet-stream", append(append(text, '\n'), payload...)}, nil
}
