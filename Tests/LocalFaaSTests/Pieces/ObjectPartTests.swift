import NIOCore
import NIOHTTP1
import Testing

@testable import LocalFaaS

@Suite struct `Requests for objects` {
    private func call(
        _ method: HTTPMethod,
        _ uri: String,
        _ headers: HTTPHeaders = [:],
        limits: ObjectLimits = ObjectLimits()
    ) throws(ObjectFailure) -> ObjectCall {
        let head = HTTPRequestHead(version: .http1_1, method: method, uri: uri, headers: headers)
        return try ObjectCall(head, bucket: "b", limits: limits)
    }

    private func refusal(
        _ method: HTTPMethod,
        _ uri: String,
        _ headers: HTTPHeaders = [:],
        limits: ObjectLimits = ObjectLimits()
    ) -> ObjectFailure? {
        do throws(ObjectFailure) {
            _ = try call(method, uri, headers, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("/b/k", "k"), ("/b/a/b//c", "a/b//c"), ("/b/a%20b+c", "a b+c"), ("/b/%C3%BC%2F", "ü/"),
        ("/b/..%2f..%2fetc", "../../etc"), ("/b/k?x-id=GetObject&X-Amz-Signature=1", "k"),
        ("/b/k?AWSAccessKeyId=1&Signature=2&Expires=3", "k"),
    ])
    func `name their key in the path`(uri: String, key: String) throws {
        #expect(try call(.DELETE, uri) == .delete(key: key))
    }

    @Test func `are refused where they cannot be meant`() {
        #expect(refusal(.GET, "/c/k") == .noSuchBucket)
        #expect(refusal(.GET, "/b/%zz") == .invalidURI)
        #expect(refusal(.GET, "/b/%ff") == .invalidURI)
        #expect(refusal(.GET, "*") == .invalidURI)
        #expect(refusal(.GET, "/b/\(String(repeating: "k", count: 1025))") == .keyTooLong)
        #expect(refusal(.PATCH, "/b/k") == .methodNotAllowed)
        #expect(refusal(.PUT, "/b") == .bucketAlreadyOwnedByYou)
    }

    @Test(arguments: ["/b/k?acl", "/b/k?uploads", "/b/k?partNumber=1&uploadId=2", "/b", "/"])
    func `for more than objects are not understood wrongly`(uri: String) {
        #expect(refusal(.GET, uri) == .notImplemented)
    }

    @Test func `that copy, or go by the time of day, are not understood wrongly`() {
        let sized: HTTPHeaders = ["content-length": "1", "x-amz-copy-source": "/b/k"]
        #expect(refusal(.PUT, "/b/k", sized) == .notImplemented)
        #expect(refusal(.GET, "/b/k", ["If-Modified-Since": "x"]) == .notImplemented)
    }

    @Test func `to store say how much, and not too much`() {
        var limits = ObjectLimits()
        limits.object = 10
        #expect(refusal(.PUT, "/b/k", [:], limits: limits) == .missingContentLength)
        #expect(refusal(.PUT, "/b/k", ["content-length": "-1"]) == .missingContentLength)
        #expect(refusal(.PUT, "/b/k", ["content-length": "10"], limits: limits) == nil)
        #expect(
            refusal(.PUT, "/b/k", ["content-length": "11"], limits: limits) == .entityTooLarge
        )
        let chunked: HTTPHeaders = ["content-length": "9", "content-encoding": "aws-chunked"]
        #expect(refusal(.PUT, "/b/k", chunked, limits: limits) == .missingContentLength)
        let broken: HTTPHeaders = ["content-length": "1", "content-md5": "AAAA"]
        #expect(refusal(.PUT, "/b/k", broken) == .invalidDigest)
        let wordy: HTTPHeaders = [
            "content-length": "1", "x-amz-meta-a": String(repeating: "x", count: 2048),
        ]
        #expect(refusal(.PUT, "/b/k", wordy) == .metadataTooLarge)
    }

    @Test(arguments: [
        ("bytes=0-0", 0..<1), ("bytes=2-", 2..<10), ("bytes=-3", 7..<10), ("bytes=-99", 0..<10),
        ("bytes=9-99", 9..<10),
    ])
    func `for a range get that part of an object`(text: String, bytes: Range<Int>) throws {
        let range = try #require(ByteRangeText(text))
        #expect(try range.bytes(of: 10) == bytes)
    }

    @Test func `for no range of an object get no part of it`() throws {
        for text in [
            "bytes=5-4", "bytes=a-", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=1-+2",
        ] {
            #expect(ByteRangeText(text) == nil)
        }
        #expect(throws: ObjectFailure.invalidRange) {
            try ByteRangeText("bytes=10-").map { try $0.bytes(of: 10) }
        }
        #expect(throws: ObjectFailure.invalidRange) {
            try ByteRangeText("bytes=-1").map { try $0.bytes(of: 0) }
        }
    }
}

@Suite struct `The framing of SDKs` {
    private static let text =
        "5;chunk-signature=0a\r\nhello\r\n4\r\n-you\r\n0\r\nx-amz-checksum-crc32:AA==\r\n\r\n"

    @Test func `is taken off, wherever the pieces of a body are cut`() throws {
        for cut in 0...Self.text.utf8.count {
            var framing = ChunkedBody()
            var data = ""
            for part in [Self.text.prefix(cut), Self.text.dropFirst(cut)] {
                var buffer = ByteBuffer(substring: part)
                while let piece = try framing.next(from: &buffer) { data += String(buffer: piece) }
            }
            #expect(data == "hello-you")
            #expect(framing.isComplete)
        }
    }

    @Test(arguments: [
        "x\r\n", "\r\n", "-1\r\n", "1\na", "1\r\naX\r\n", "0\r\n\r\nmore",
        "fffffffffffffffff\r\n",
    ])
    func `is refused when it is broken`(text: String) {
        var framing = ChunkedBody()
        var buffer = ByteBuffer(string: text)
        #expect(throws: ObjectFailure.invalidRequest) {
            while try framing.next(from: &buffer) != nil {}
        }
        #expect(!framing.isComplete || text.hasSuffix("more"))
    }

    @Test func `cannot make us remember without end`() {
        var framing = ChunkedBody()
        var buffer = ByteBuffer(repeating: UInt8(ascii: "1"), count: 100_000)
        #expect(throws: ObjectFailure.invalidRequest) { try framing.next(from: &buffer) }
    }
}

@Suite struct `The room for objects` {
    private func object(_ file: Int, _ size: Int) -> StoredObject {
        StoredObject(file: file, size: size, digest: "d\(file)", modified: 0, headers: [:])
    }

    private let free = ObjectCondition([:])

    private func index(total: Int = 100, count: Int = 10) -> ObjectIndex {
        var limits = ObjectLimits()
        limits.total = total
        limits.count = count
        return ObjectIndex(limits: limits)
    }

    @Test func `is taken before anything is written, and given back`() throws {
        var index = index()
        try index.reserve(60)
        #expect(throws: ObjectFailure.quotaExceeded) { try index.reserve(41) }
        try index.reserve(40)
        index.release(40)
        #expect(try index.put(object(1, 60), at: "a", if: free) == nil)
        #expect(index.bytes == 60)
        #expect(index.remove("a") == object(1, 60))
        #expect(index.remove("a") == nil)
        #expect(index.bytes == 0 && index.count == 0)
    }

    @Test func `ends at a number of objects, too`() throws {
        var index = index(count: 2)
        try index.reserve(0)
        _ = try index.put(object(1, 0), at: "a", if: free)
        try index.reserve(0)
        #expect(throws: ObjectFailure.quotaExceeded) { try index.reserve(0) }
    }

    @Test func `of what is replaced is free again`() throws {
        var index = index()
        for file in 1...5 {
            try index.reserve(50)
            let replaced = try index.put(object(file, 50), at: "a", if: free)
            #expect(replaced?.file == (file == 1 ? nil : file - 1))
        }
        #expect(index.bytes == 50)
    }

    @Test func `is closed for good`() throws {
        var index = index()
        try index.reserve(10)
        _ = try index.put(object(1, 10), at: "a", if: free)
        try index.reserve(20)
        #expect(index.close() == [object(1, 10)])
        #expect(throws: ObjectFailure.serviceUnavailable) {
            try index.put(object(2, 20), at: "b", if: free)
        }
        index.release(20)
        #expect(throws: ObjectFailure.serviceUnavailable) { try index.reserve(1) }
        #expect(index.bytes == 0)
    }

    @Test func `is not used over what the writer does not want to lose`() throws {
        var index = index()
        try index.reserve(1)
        #expect(throws: ObjectFailure.noSuchKey) {
            try index.put(object(1, 1), at: "a", if: ObjectCondition(["if-match": "\"x\""]))
        }
        _ = try index.put(object(1, 1), at: "a", if: ObjectCondition(["if-none-match": "*"]))
        try index.reserve(1)
        #expect(throws: ObjectFailure.preconditionFailed) {
            try index.put(object(2, 1), at: "a", if: ObjectCondition(["if-none-match": "*"]))
        }
        let replaced = try index.put(
            object(2, 1),
            at: "a",
            if: ObjectCondition(["if-match": "\"d1\""])
        )
        #expect(replaced?.file == 1)
    }
}

@Suite struct `Dates of HTTP` {
    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777_000, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (1_709_251_199_999, "Thu, 29 Feb 2024 23:59:59 GMT"),
    ])
    func `are written as HTTP wants them`(milliseconds: Int, text: String) {
        #expect(HTTPDate.text(milliseconds: milliseconds) == text)
    }
}
