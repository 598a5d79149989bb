import NIOCore
import NIOHTTP1

/// Makes the answers to one request for an object, as S3 would.
struct ObjectAnswer {
    /// A head and all that follows it.
    struct Whole {
        var head: HTTPResponseHead
        var body = ByteBuffer()
    }

    private let request: HTTPRequestHead
    private let requestID: String

    /// Answers a request that has not come yet.
    init() { self.init(to: HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")) }

    /// Answers a request, under an id that nobody has to guess.
    init(to request: HTTPRequestHead) {
        self.request = request
        let digits = String(UInt64.random(in: .min ... .max), radix: 16, uppercase: true)
        requestID = String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Whether the client wants the connection to end with the answer.
    var closes: Bool { !request.isKeepAlive }

    /// An answer without content.
    func empty(_ status: HTTPResponseStatus) -> Whole { whole(status, [:]) }

    /// What the writer of an object is told.
    func stored(_ object: StoredObject) -> Whole { whole(.ok, ["etag": object.tag]) }

    /// The head that goes before an object, or a part of it.
    func content(of object: StoredObject, _ part: Range<Int>?) -> Whole {
        var headers: HTTPHeaders = [
            "etag": object.tag, "accept-ranges": "bytes",
            "last-modified": HTTPDate.text(milliseconds: object.modified),
            "content-length": "\(part?.count ?? object.size)",
        ]
        for (name, value) in object.headers.sorted(by: { $0.key < $1.key }) {
            headers.add(name: name, value: value)
        }
        guard let part else { return whole(.ok, headers) }
        let range = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(object.size)"
        headers.add(name: "content-range", value: range)
        return whole(.partialContent, headers)
    }

    /// The document that tells why not; only its head to who asked for no more.
    func failure(_ failure: ObjectFailure) -> Whole {
        // An answer that HTTP defines as one without content.
        if failure == .notModified { return empty(failure.status) }
        let path = String(request.uri.prefix { $0 != "?" })
        let document = failure.document(path: path, requestID: requestID)
        var answer = whole(
            failure.status,
            ["content-type": "application/xml", "content-length": "\(document.readableBytes)"]
        )
        if request.method != .HEAD { answer.body = document }
        return answer
    }

    private func whole(_ status: HTTPResponseStatus, _ headers: HTTPHeaders) -> Whole {
        var headers = headers
        headers.add(name: "x-amz-request-id", value: requestID)
        if status != .noContent, status != .notModified, !headers.contains(name: "content-length") {
            headers.add(name: "content-length", value: "0")
        }
        if closes { headers.add(name: "connection", value: "close") }
        return Whole(head: HTTPResponseHead(version: .http1_1, status: status, headers: headers))
    }
}
