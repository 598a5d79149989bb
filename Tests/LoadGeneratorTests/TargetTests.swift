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
    }

    @Test(arguments: [
        "", "example.org/", "https://example.org/", "ftp://example.org/", "http:///path",
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
        let template = RequestTemplate(target)
        #expect(!template.isConstant)
        let expected = """
            POST /42/x?n=42 HTTP/1.1\r
            Host: example.org:81\r
            X-Request: r-42\r
            Content-Length: 4\r
            \r

            """
        #expect(String(decoding: template.head(id: 42), as: UTF8.self) == expected)
    }

    @Test func `a head without a placeholder is rendered once`() throws {
        let target = try LoadTarget(url: "http://[::1]/", headers: [HTTPField("host", "other")])
        let template = RequestTemplate(target)
        #expect(template.isConstant)
        let text = String(decoding: template.head(id: 1), as: UTF8.self)
        #expect(text == "GET / HTTP/1.1\r\nhost: other\r\n\r\n")
    }
}
