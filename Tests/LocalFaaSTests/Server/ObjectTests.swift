import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Testing
import Values

@Suite struct `Objects` {
    /// What a request to a bucket comes to.
    private func send(
        _ method: String,
        _ key: String,
        of server: RunningServer,
        _ body: [UInt8] = [],
        _ headers: [HTTPField] = []
    ) async throws -> HTTPAnswer {
        let bucket = try #require(try await server.control.state().bucket)
        return try await server.http.send(
            HTTPMessage(
                method: method,
                url: "\(bucket)/\(key)",
                headers: headers,
                body: body,
                timeout: .seconds(60)
            )
        )
    }

    private func files(of server: RunningServer) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(server.folder.path)/data/objects")
    }

    private func field(_ name: String, of answer: HTTPAnswer) -> String? {
        answer.headers.first { $0.name.lowercased() == name }?.value
    }

    @Test func `are really stored, read, replaced and removed`() async throws {
        try await RunningServer.with { server in
            let bytes = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 7 >> 2) }
            let put = try await send("PUT", "a/b%20c", of: server, bytes)
            #expect(put.status == 200)
            let stored = try files(of: server)
            #expect(stored.count == 1)
            let onDisk = "\(server.folder.path)/data/objects/\(stored[0])"
            #expect(try Array(Data(contentsOf: URL(filePath: onDisk))) == bytes)
            let got = try await send("GET", "a/b%20c", of: server)
            #expect(got.body == bytes)
            #expect(field("etag", of: got) == field("etag", of: put))
            let head = try await send("HEAD", "a/b%20c", of: server)
            #expect(head.body.isEmpty && field("content-length", of: head) == "3000001")
            let tag = try await send("PUT", "a/b%20c", of: server, Array("hello".utf8))
            #expect(field("etag", of: tag) == "\"5d41402abc4b2a76b9719d911017c592\"")
            #expect(try files(of: server).count == 1)
            #expect(try await server.control.state().objects == 1)
            for _ in 1...2 {
                #expect(try await send("DELETE", "a/b%20c", of: server).status == 204)
            }
            #expect(try files(of: server) == [])
            #expect(try await send("HEAD", "a/b%20c", of: server).status == 404)
        }
    }

    @Test func `that are not there are told of in the words of S3`() async throws {
        try await RunningServer.with { server in
            let answer = try await send("GET", "no%3Csuch", of: server)
            #expect(answer.status == 404)
            #expect(field("content-type", of: answer) == "application/xml")
            let id = try #require(field("x-amz-request-id", of: answer))
            #expect(
                answer.text == """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message>\
                    <Resource>/stellar/no%3Csuch</Resource><RequestId>\(id)</RequestId></Error>
                    """
            )
        }
    }

    @Test func `with another content than their writer says are not stored`() async throws {
        try await RunningServer.with { server in
            let wrong = [HTTPField("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")]
            let answer = try await send("PUT", "k", of: server, [1, 2, 3], wrong)
            #expect(answer.status == 400 && answer.text.contains("<Code>BadDigest</Code>"))
            let right = [HTTPField("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==")]
            #expect(
                try await send("PUT", "k", of: server, Array("hello".utf8), right).status == 200
            )
            #expect(try files(of: server).count == 1)
        }
    }

    @Test func `whose writer goes away in the middle leave nothing`() async throws {
        try await RunningServer.with { server in
            let bucket = try #require(try await server.control.state().bucket)
            let port = try #require(URL(string: bucket)?.port)
            let socket = try RawConnection(port: port)
            socket.send("PUT /stellar/k HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhello")
            #expect(try await server.until { try files(of: server).count == 1 })
            socket.close()
            #expect(try await server.until { try files(of: server).isEmpty })
            #expect(try await send("GET", "k", of: server).status == 404)
        }
    }

    @Test func `go with the owner of the run, at once, and no more are taken`() async throws {
        let owner = Process()
        owner.executableURL = URL(fileURLWithPath: "/bin/sleep")
        owner.arguments = ["600"]
        try owner.run()
        let identity = try #require(ProcessIdentity(of: Int(owner.processIdentifier)))
        func owned(_ configuration: inout LocalServerConfiguration) {
            configuration.owner = identity
        }
        try await RunningServer.with(owned) { server in
            let stored = try await send("PUT", "k", of: server, [1])
            #expect(stored.status == 200)
            kill(owner.processIdentifier, SIGKILL)
            #expect(try await server.until { try files(of: server).isEmpty })
            #expect(try await send("GET", "k", of: server).status == 404)
            #expect(try await send("PUT", "k", of: server, [1]).status == 503)
        }
    }

    @Test func `a request that the SDK of AWS signed is understood`() async throws {
        try await RunningServer.with { server in
            let bucket = try #require(try await server.control.state().bucket)
            let socket = try RawConnection(port: try #require(URL(string: bucket)?.port))
            socket.send(SignedRequest.head)
            let go = try await socket.read(until: "\r\n\r\n")
            #expect(go.hasPrefix("HTTP/1.1 100 Continue"))
            socket.send(SignedRequest.body)
            let answer = try await socket.read(until: "content-length: 0\r\n\r\n")
            #expect(answer.contains("HTTP/1.1 200 OK"))
            #expect(answer.contains("\"5d41402abc4b2a76b9719d911017c592\""))
            let got = try await send("GET", SignedRequest.key, of: server)
            #expect(got.text == "hello")
            #expect(field("content-type", of: got) == "text/plain")
            #expect(field("x-amz-meta-who", of: got) == "me")
        }
    }
}
