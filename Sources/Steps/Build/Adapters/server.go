// Serves a Go handler over HTTP: the part of the adapter for clouds that send requests to a port.
//
// A port in FUNCTIONS_CUSTOMHANDLER_PORT is that of an Azure custom handler, one in PORT that of a
// container on Cloud Run and its like. Several connections may be open; one request is answered at a time.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
)

const (
	mostHead = 1 << 16
	// As much as Cloud Run lets through.
	mostBody = 32 << 20
)

// What is wrong with a request, and the status that says so.
type refusal struct {
	status int
	reason string
}

func (r refusal) Error() string { return r.reason }

// One request, all of it.
type request struct {
	method, path, query string
	fields              map[string]string
	keepsAlive          bool
	body                []byte
}

// A line without its end; `left` is what the head may still take.
func line(reader *bufio.Reader, left *int) (string, error) {
	read, err := reader.ReadSlice('\n')
	*left -= len(read)
	if *left < 0 || errors.Is(err, bufio.ErrBufferFull) {
		return "", refusal{431, "the head of the request is too long"}
	}
	return strings.TrimRight(string(read), "\r\n"), err
}

func lines(reader *bufio.Reader) ([]string, error) {
	var lines []string
	for left := mostHead; ; {
		line, err := line(reader, &left)
		if err != nil {
			return nil, err
		}
		if line != "" {
			lines = append(lines, line)
		} else if len(lines) > 0 {
			return lines, nil
		}
	}
}

func readRequest(reader *bufio.Reader, socket net.Conn) (*request, error) {
	lines, err := lines(reader)
	if err != nil {
		return nil, err
	}
	first := strings.Split(lines[0], " ")
	if len(first) != 3 {
		return nil, refusal{400, "the first line is not that of a request"}
	}
	asked := &request{method: first[0], fields: map[string]string{}}
	asked.path, asked.query, _ = strings.Cut(first[1], "?")
	for _, line := range lines[1:] {
		name, value, found := strings.Cut(line, ":")
		if !found {
			return nil, refusal{400, "a header field has no colon"}
		}
		asked.fields[strings.ToLower(name)] = strings.TrimSpace(value)
	}
	asked.keepsAlive = first[2] == "HTTP/1.1" && !asked.wishes("connection", "close")
	if asked.wishes("expect", "100-continue") {
		if _, err := io.WriteString(socket, "HTTP/1.1 100 Continue\r\n\r\n"); err != nil {
			return nil, err
		}
	}
	asked.body, err = asked.content(reader)
	return asked, err
}

func (r *request) wishes(name, value string) bool {
	return strings.Contains(strings.ToLower(r.fields[name]), value)
}

func (r *request) content(reader *bufio.Reader) ([]byte, error) {
	length, sized := r.fields["content-length"]
	coding, chunked := r.fields["transfer-encoding"]
	switch {
	case !chunked && !sized:
		return nil, nil
	case !chunked:
		count, err := size(length, 10, 0)
		if err != nil {
			return nil, err
		}
		return taken(reader, nil, count)
	case sized || !strings.EqualFold(coding, "chunked"):
		return nil, refusal{400, "nothing says clearly where the body ends"}
	}
	return pieces(reader)
}

func pieces(reader *bufio.Reader) ([]byte, error) {
	var body []byte
	for {
		left := mostHead
		told, err := line(reader, &left)
		if err != nil {
			return nil, err
		}
		told, _, _ = strings.Cut(told, ";")
		count, err := size(strings.TrimSpace(told), 16, len(body))
		if err != nil {
			return nil, err
		}
		if count == 0 {
			return body, skipTrailer(reader)
		}
		if body, err = taken(reader, body, count); err != nil {
			return nil, err
		}
		if end, err := line(reader, &left); err != nil || end != "" {
			return nil, refusal{400, "a piece of the body is longer than it says"}
		}
	}
}

// Fields behind the body say nothing that we need.
func skipTrailer(reader *bufio.Reader) error {
	for left := mostHead; ; {
		if told, err := line(reader, &left); err != nil || told == "" {
			return err
		}
	}
}

func taken(reader *bufio.Reader, body []byte, count int) ([]byte, error) {
	start := len(body)
	body = append(body, make([]byte, count)...)
	_, err := io.ReadFull(reader, body[start:])
	return body, err
}

func size(text string, base, already int) (int, error) {
	count, err := strconv.ParseUint(text, base, 63)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0, refusal{400, "a size in the request is not a number"}
	}
	if err != nil || count > uint64(mostBody-already) {
		return 0, refusal{413, fmt.Sprintf("the body has more than %d bytes", mostBody)}
	}
	return int(count), nil
}

// Undoes percent-encoding and `+`; what is no escape stays as it is.
func unescaped(text string) string {
	if decoded, err := url.QueryUnescape(text); err == nil {
		return decoded
	}
	return text
}

func parameters(query string) map[string]string {
	told := map[string]string{}
	for _, pair := range strings.Split(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		name, value = unescaped(name), unescaped(value)
		if earlier, found := told[name]; found {
			value = earlier + "," + value
		}
		told[name] = value
	}
	return told
}

func send(socket net.Conn, status int, contentType string, body []byte, asked *request) error {
	head := "HTTP/1.1 " + strconv.Itoa(status) + " \r\ncontent-type: " + contentType +
		"\r\ncontent-length: " + strconv.Itoa(len(body)) + "\r\n"
	if asked == nil || !asked.keepsAlive {
		head += "connection: close\r\n"
	}
	if asked != nil && asked.method == "HEAD" {
		body = nil
	}
	_, err := socket.Write(append([]byte(head+"\r\n"), body...))
	return err
}

var busy sync.Mutex

func answered(asked *request) (int, answer) {
	busy.Lock()
	defer busy.Unlock()
	told, err := called(parameters(asked.query), asked.body)
	if err != nil {
		return 500, answer{"application/json", described(err)}
	}
	return 200, told
}

func converse(socket net.Conn, answersProbes bool) {
	defer socket.Close()
	reader := bufio.NewReaderSize(socket, mostHead)
	for keepsAlive := true; keepsAlive; {
		asked, err := readRequest(reader, socket)
		var wrong refusal
		if errors.As(err, &wrong) {
			send(socket, wrong.status, "text/plain", []byte(wrong.reason), nil)
		}
		if err != nil {
			return
		}
		// Azure's host asks for "/" until somebody answers; the function is at another path.
		status, told := 200, answer{"text/plain", nil}
		if !answersProbes || asked.path != "/" {
			status, told = answered(asked)
		}
		keepsAlive = send(socket, status, told.ContentType, told.Body, asked) == nil && asked.keepsAlive
	}
}

func serveHTTP() {
	address, answersProbes := "127.0.0.1:"+os.Getenv("FUNCTIONS_CUSTOMHANDLER_PORT"), true
	if address == "127.0.0.1:" {
		address, answersProbes = "0.0.0.0:"+os.Getenv("PORT"), false
	}
	if address == "0.0.0.0:" {
		stop("none of AWS_LAMBDA_RUNTIME_API, FUNCTIONS_CUSTOMHANDLER_PORT and PORT is set")
	}
	listener, err := net.Listen("tcp4", address)
	if err != nil {
		stop(err.Error())
	}
	for {
		socket, err := listener.Accept()
		if err != nil {
			stop(err.Error())
		}
		go converse(socket, answersProbes)
	}
}

func stop(reason string) {
	fmt.Fprintln(os.Stderr, reason)
	os.Exit(1)
}
