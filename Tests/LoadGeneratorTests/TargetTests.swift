import Testing
import Values

@testable import LoadGenerator

@Suite struct `A target` {
    @Test func `an address is taken apart`() throws {
        let target = try LoadTarget(url: "http://[::1]:8080/a/b?q={id}#fragment")
        #expect(target.host == "::1")
        #expect(target.port == 8080)
        #expect(target.path == "/a/b?q={id}")
        #expect(try LoadTarget(url: "HTTP://example.org").path == "/")
        #expect(try LoadTarget(url: "http://example.org?x").path == "/?x")
        #expect(try LoadTarget(url: "http://example.org").port == 80)
        let secure = try LoadTarget(url: "https://example.org/")
        #expect(secure.port == 443 && secure.isSecure && !target.isSecure)
    }

    @Test(arguments: [
        "", "example.org/", "httpss://example.org/", "ftp://example.org/", "http:///path",
        "http://example.org:0/", "http://example.org:65536/", "http://example.org:x/",
        "http://example.org:/", "http://::1/", "http://exa mple.org/", "http://example.org/a b",
        "http://example.org/\r\nX: y", "http://user@example.org/", "http://example.org/\u{e9}",
        "http://[::1/",
    ])
    func `an address that cannot be sent is refused with a sentence`(url: String) {
        let error = #expect(throws: LoadError.self) { try LoadTarget(url: url) }
        #expect(error?.code == .invalidTarget)
        #expect(error?.message.contains(url) == true)
    }

    @Test func `nothing can be smuggled into a head`() {
        let url = "http://example.org/"
        for field in [
            HTTPField("X", "a\r\nY: b"), HTTPField("X Y", "a"), HTTPField("", "a"),
            HTTPField("X", "a\0"), HTTPField("content-length", "3"),
            HTTPField("Transfer-Encoding", "chunked"),
        ] {
            #expect(throws: LoadError.self) { try LoadTarget(url: url, headers: [field]) }
        }
        #expect(throws: LoadError.self) { try LoadTarget(url: url, method: "GET /\r\n") }
    }

    @Test func `the number of a request replaces its placeholder everywhere in the head`() throws {
        let target = try LoadTarget(
            url: "http://example.org:81/{id}/x?n={id}",
            method: "POST",
            headers: [HTTPField("X-Request", "r-{id}")],
            body: Array("{id}".utf8)
        )
        let expected = """
            POST /42/x?n=42 HTTP/1.1\r
            Host: example.org:81\r
            X-Request: r-42\r
            Content-Length: 4\r
            \r

            """
        #expect(head(of: target, id: 42) == expected)
    }

    @Test func `a head without a placeholder is the same for all`() throws {
        let target = try LoadTarget(url: "http://[::1]/", headers: [HTTPField("host", "other")])
        #expect(head(of: target, id: 1) == "GET / HTTP/1.1\r\nhost: other\r\n\r\n")
    }

    @Test(arguments: [0, 7, 10, 99, 100, 1_000_000, Int.max, -12, Int.min])
    func `numbers are written as they are read`(id: Int) throws {
        let target = try LoadTarget(url: "https://example.org/{id}")
        #expect(head(of: target, id: id).hasPrefix("GET /\(id) HTTP/1.1\r\nHost: example.org\r\n"))
    }

    private func head(of target: LoadTarget, id: Int) -> String {
        var bytes: [UInt8] = []
        RequestTemplate(target).render(id: id, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
