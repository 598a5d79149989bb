// Hosts a Go handler behind the AWS Lambda Runtime API, or as an HTTP server where there is none:
// compiled together with it into `bootstrap`.
//
// Speaks HTTP over a plain connection, because net/http would be most of a cold start.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
)

const api = "/2018-06-01/runtime/"

// What a handler returns.
type answer struct {
	ContentType string
	Body        []byte
}

// The parts of a function URL's request that a handler is told.
type event struct {
	Query           map[string]string `json:"queryStringParameters"`
	Body            string            `json:"body"`
	IsBase64Encoded bool              `json:"isBase64Encoded"`
}

type reply struct {
	StatusCode      int               `json:"statusCode"`
	Headers         map[string]string `json:"headers"`
	Body            string            `json:"body"`
	IsBase64Encoded bool              `json:"isBase64Encoded"`
}

type failure struct {
	ErrorMessage string `json:"errorMessage"`
	ErrorType    string `json:"errorType"`
}

// One kept connection; every request is one write.
type connection struct {
	host   string
	socket net.Conn
	reader *bufio.Reader
}

func (c *connection) call(method, path string, body []byte) (string, []byte) {
	head := method + " " + api + path + " HTTP/1.1\r\nHost: " + c.host +
		"\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n"
	_, err := c.socket.Write(append([]byte(head), body...))
	leaveOn(err)
	id, length := "", 0
	for {
		line, err := c.reader.ReadString('\n')
		leaveOn(err)
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		name, value, _ := strings.Cut(line, ":")
		switch strings.ToLower(name) {
		case "content-length":
			length, err = strconv.Atoi(strings.TrimSpace(value))
			leaveOn(err)
		case "lambda-runtime-aws-request-id":
			id = strings.TrimSpace(value)
		}
	}
	data := make([]byte, length)
	_, err = io.ReadFull(c.reader, data)
	leaveOn(err)
	return id, data
}

// The host is gone, and so are we.
func leaveOn(err error) {
	if err != nil {
		os.Exit(0)
	}
}

// Calls the handler; whatever goes wrong in it is an error.
func called(query map[string]string, body []byte) (told answer, err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("panic: %v", panicked)
		}
	}()
	return handle(query, body)
}

// Answers an event of a function URL in the way of a function URL.
func served(data []byte) (result []byte, err error) {
	var asked event
	if err := json.Unmarshal(data, &asked); err != nil {
		return nil, err
	}
	body := []byte(asked.Body)
	if asked.IsBase64Encoded {
		if body, err = base64.StdEncoding.DecodeString(asked.Body); err != nil {
			return nil, err
		}
	}
	told, err := called(asked.Query, body)
	if err != nil {
		return nil, err
	}
	return json.Marshal(reply{
		StatusCode:      200,
		Headers:         map[string]string{"content-type": told.ContentType},
		Body:            base64.StdEncoding.EncodeToString(told.Body),
		IsBase64Encoded: true,
	})
}

// What went wrong, for the log and for who asked.
func described(err error) []byte {
	fmt.Fprintln(os.Stderr, err)
	told, _ := json.Marshal(failure{err.Error(), "Error"})
	return told
}

func serveRuntimeAPI(address string) {
	socket, err := net.Dial("tcp", address)
	leaveOn(err)
	host := &connection{address, socket, bufio.NewReaderSize(socket, 1<<16)}
	for {
		id, data := host.call("GET", "invocation/next", nil)
		result, err := served(data)
		if err == nil {
			host.call("POST", "invocation/"+id+"/response", result)
			continue
		}
		host.call("POST", "invocation/"+id+"/error", described(err))
	}
}

func main() {
	if address := os.Getenv("AWS_LAMBDA_RUNTIME_API"); address != "" {
		serveRuntimeAPI(address)
	}
	serveHTTP()
}
