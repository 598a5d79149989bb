// The smallest function: says who answered, and when by its own clock.
package main

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"time"
)

// The earliest moment this code can know: the start of its own variables.
var started = time.Now()

var (
	instance = newInstance()
	ordinal  = 0
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
}

func newInstance() string {
	id := make([]byte, 8)
	if _, err := rand.Read(id); err != nil {
		panic(err)
	}
	return hex.EncodeToString(id)
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
		Function:     "hello",
		Runtime:      "go",
		Instance:     instance,
		Ordinal:      ordinal,
		InitNs:       initNs,
		InitFrom:     "module",
		ReceivedNs:   received,
		PayloadBytes: len(body),
		ServiceNs:    service,
		SentNs:       now(),
	})
	if err != nil || size == 0 {
		return answer{"application/json", text}, err
	}
	return answer{"application/octet-stream", append(append(text, '\n'), payload...)}, nil
}
