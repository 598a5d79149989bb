import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import LocalFaaS

@Suite struct `Function URLs` {
    private func event(
        _ target: String,
        headers: HTTPHeaders = [:],
        body: [UInt8] = []
    ) throws -> [String: Any] {
        let request = ServerRequest(
            method: .POST,
            target: target,
            headers: headers,
            body: ByteBuffer(bytes: body)
        )
        let event = FunctionURLEvent(
            request: request,
            path: request.path,
            function: "f",
            requestID: "id",
            domain: "127.0.0.1:1",
            epochMilliseconds: 1
        )
        let object = try JSONSerialization.jsonObject(with: Data(event.bytes))
        return try #require(object as? [String: Any])
    }

    private func response(_ json: String) -> Result<ServerResponse, MalformedAnswer> {
        FunctionURLAnswer.response(for: ByteBuffer(string: json))
    }

    @Test func `an event carries path, query, headers and method`() throws {
        let event = try event("/a/b?x=1&x=2&y=%C3%A9+%2", headers: ["X-A": "1", "x-a": "2"])
        #expect(event["version"] as? String == "2.0")
        #expect(event["rawPath"] as? String == "/a/b")
        #expect(event["rawQueryString"] as? String == "x=1&x=2&y=%C3%A9+%2")
        #expect(
            event["queryStringParameters"] as? [String: String] == ["x": "1,2", "y": "\u{e9} %2"]
        )
        #expect(event["headers"] as? [String: String] == ["x-a": "1,2"])
        let context = try #require(event["requestContext"] as? [String: Any])
        let http = try #require(context["http"] as? [String: Any])
        #expect(http["method"] as? String == "POST")
    }

    @Test func `hostile text stays text`() throws {
        let text = "\"\\\n\u{0}\u{1f}</script>\u{e9}"
        let event = try event("/", headers: ["h": text], body: Array(text.utf8))
        #expect(event["body"] as? String == text)
        #expect(event["isBase64Encoded"] as? Bool == false)
        #expect((event["headers"] as? [String: String])?["h"] == text)
    }

    @Test func `bytes that are not text travel in base 64`() throws {
        let event = try event("/", body: [0xff, 0x00])
        #expect(event["body"] as? String == "/wA=")
        #expect(event["isBase64Encoded"] as? Bool == true)
    }

    @Test func `an object with a status is an answer in parts`() throws {
        let answer = try response(
            #"{"statusCode":201,"headers":{"A":1,"content-length":"9"},"cookies":["c=d"],"body":"hi"}"#
        ).get()
        #expect(answer.status == .created)
        #expect(answer.headers["a"] == ["1"])
        #expect(answer.headers["set-cookie"] == ["c=d"])
        #expect(!answer.headers.contains(name: "content-length"))
        #expect(String(buffer: answer.body) == "hi")
    }

    @Test(arguments: ["3", "null", "[1]", #""text""#, #"{"a":{"statusCode":1}}"#])
    func `any other JSON is the body of a 200`(json: String) throws {
        let answer = try response(json).get()
        #expect(answer.status == .ok)
        #expect(String(buffer: answer.body) == json)
    }

    @Test(arguments: [
        "", "hello", "{", #"{"statusCode":"x"}"#, #"{"statusCode":99}"#,
        #"{"statusCode":200,"body":{}}"#, #"{"statusCode":200,"headers":{"a\r\nb":"c"}}"#,
        #"{"statusCode":200,"headers":{"a":"b\r\nc: d"}}"#,
        #"{"statusCode":200,"isBase64Encoded":true,"body":"%"}"#,
    ])
    func `what cannot be an answer is refused`(json: String) {
        #expect(throws: MalformedAnswer.self) { try response(json).get() }
    }
}
