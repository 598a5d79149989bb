import Foundation
import Synchronization
import Values

@testable import Packaging

/// A registry in memory that keeps to the protocol, until a rule of the test says otherwise.
final class FakeRegistry: HTTPTransfer {
    /// What a rule does to a request.
    enum Fault {
        /// Answers this in the place of the registry.
        case answer(HTTPAnswer)
        /// Takes so many bytes of an upload, or gives so many of a download, and then is gone.
        case breakOff(after: Int)
        /// Does what was asked, and is gone before it could say so.
        case silence
        /// Sends other bytes than it has.
        case corrupt
    }

    struct State {
        var blobs: [String: [UInt8]] = [:]
        /// The repositories that have a blob.
        var owners: [String: Set<String>] = [:]
        var manifests: [String: (kind: String, body: [UInt8])] = [:]
        var uploads: [String: [UInt8]] = [:]
        var log: [String] = []
        var knowsRanges = true
    }

    private let state = Mutex(State())
    /// Looks at each request, with how many came before it, and may interfere.
    private let rule: @Sendable (HTTPMessage, Int) -> Fault?

    init(_ rule: @escaping @Sendable (HTTPMessage, Int) -> Fault? = { _, _ in nil }) {
        self.rule = rule
    }

    func with<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
        state.withLock { body(&$0) }
    }

    /// The methods and paths of what was asked.
    var log: [String] { with { $0.log } }

    func send(_ request: HTTPMessage) async throws -> HTTPAnswer {
        try respond(to: request, body: request.body, isWhole: true)
    }

    func send(_ request: HTTPMessage, streaming body: HTTPUpload) async throws -> HTTPAnswer {
        var bytes: [UInt8] = []
        while bytes.count < body.length {
            bytes += try body.read(bytes.count, min(1000, body.length - bytes.count))
        }
        return try respond(to: request, body: bytes, isWhole: true)
    }

    func fetch(
        _ request: HTTPMessage,
        _ receive: (HTTPAnswer, [UInt8]) throws -> Void
    ) async throws -> HTTPAnswer {
        let (fault, answer) = try answer(request, [])
        guard (200..<300).contains(answer.status) else { return answer }
        var body = answer.body
        if case .corrupt = fault { body[body.count / 2] ^= 1 }
        let head = HTTPAnswer(status: answer.status, headers: answer.headers)
        if case .breakOff(let count) = fault {
            try receive(head, Array(body.prefix(count)))
            throw HTTPExchangeFailure(code: .connection, message: "broke off")
        }
        for start in stride(from: 0, to: body.count, by: 1000) {
            try receive(head, Array(body[start..<min(start + 1000, body.count)]))
        }
        return head
    }

    private func respond(
        to request: HTTPMessage,
        body: [UInt8],
        isWhole: Bool
    ) throws -> HTTPAnswer {
        let (fault, answer) = try answer(request, body)
        if case .silence = fault {
            throw HTTPExchangeFailure(code: .connection, message: "no answer")
        }
        return answer
    }

    private func answer(
        _ request: HTTPMessage,
        _ body: [UInt8]
    ) throws -> (Fault?, HTTPAnswer) {
        try state.withLock { state in
            let path = String(
                request.url.split(separator: "/", maxSplits: 3)[2...].joined(separator: "/")
            )
            let fault = rule(request, state.log.count)
            state.log.append("\(request.method) /\(path)")
            if case .answer(let answer) = fault { return (fault, answer) }
            if case .breakOff(let count) = fault, request.method == "PATCH" {
                state.uploads[request.url, default: []] += body.prefix(count)
                throw HTTPExchangeFailure(code: .connection, message: "broke off")
            }
            return (fault, FakeRegistryAnswer(request: request, body: body).give(&state))
        }
    }
}

/// What a sound registry answers.
struct FakeRegistryAnswer {
    let request: HTTPMessage
    let body: [UInt8]

    func give(_ state: inout FakeRegistry.State) -> HTTPAnswer {
        let url = URLComponents(string: request.url)
        let parts = (url?.path ?? "").split(separator: "/").map(String.init)
        let query = Dictionary(
            (url?.queryItems ?? []).map { ($0.name, $0.value ?? "") },
            uniquingKeysWith: { $1 }
        )
        guard parts.count >= 4, parts[0] == "v2" else { return HTTPAnswer(status: 404) }
        let (repository, last) = (parts[1], parts[parts.count - 1])
        switch (request.method, parts[2], parts.count) {
        case ("HEAD", "blobs", 4):
            let has = state.owners[last]?.contains(repository) == true
            return HTTPAnswer(status: has ? 200 : 404)
        case ("GET", "blobs", 4): return blob(last, state)
        case ("POST", "blobs", _): return begin(repository, query, &state)
        case ("PATCH", _, _):
            state.uploads[key, default: []] += body
            return HTTPAnswer(status: 202, headers: [HTTPField("Location", "\(url?.path ?? "")")])
        case ("GET", "blobs", 5):
            guard let upload = state.uploads[key] else { return HTTPAnswer(status: 404) }
            let range = HTTPField("Range", "0-\(max(0, upload.count - 1))")
            return HTTPAnswer(status: 204, headers: [range])
        case ("PUT", "blobs", _): return end(repository, query, &state)
        case ("PUT", "manifests", _):
            let kind = request.headers.first { $0.name == "Content-Type" }?.value ?? ""
            state.manifests[last] = (kind, body)
            state.manifests[Self.digest(body)] = (kind, body)
            return HTTPAnswer(status: 201)
        case ("GET", "manifests", _):
            guard let manifest = state.manifests[last] else { return HTTPAnswer(status: 404) }
            let headers = [HTTPField("Content-Type", manifest.kind)]
            return HTTPAnswer(status: 200, headers: headers, body: manifest.body)
        default: return HTTPAnswer(status: 405)
        }
    }

    private var key: String { String(request.url.prefix { $0 != "?" }) }

    private func begin(
        _ repository: String,
        _ query: [String: String],
        _ state: inout FakeRegistry.State
    ) -> HTTPAnswer {
        if let digest = query["mount"], let source = query["from"],
            state.owners[digest]?.contains(source) == true
        {
            state.owners[digest]?.insert(repository)
            return HTTPAnswer(status: 201)
        }
        let path = "/v2/\(repository)/blobs/uploads/\(state.log.count)"
        return HTTPAnswer(status: 202, headers: [HTTPField("Location", path)])
    }

    private func end(
        _ repository: String,
        _ query: [String: String],
        _ state: inout FakeRegistry.State
    ) -> HTTPAnswer {
        let bytes = state.uploads[key] ?? []
        let digest = Self.digest(bytes)
        guard digest == query["digest"] else {
            let text = #"{"errors":[{"code":"DIGEST_INVALID","message":"did not match"}]}"#
            return HTTPAnswer(status: 400, body: Array(text.utf8))
        }
        state.blobs[digest] = bytes
        state.owners[digest, default: []].insert(repository)
        state.uploads[key] = nil
        return HTTPAnswer(status: 201, headers: [HTTPField("Docker-Content-Digest", digest)])
    }

    private func blob(_ digest: String, _ state: FakeRegistry.State) -> HTTPAnswer {
        guard let bytes = state.blobs[digest] else { return HTTPAnswer(status: 404) }
        let range = request.headers.first { $0.name == "Range" }?.value
        guard state.knowsRanges, let range, let start = Int(range.dropFirst(6).dropLast()) else {
            return HTTPAnswer(status: 200, body: bytes)
        }
        return HTTPAnswer(status: 206, body: Array(bytes[start...]))
    }

    static func digest(_ bytes: [UInt8]) -> String {
        var digest = ContentDigest()
        digest.update(Data(bytes))
        return "sha256:\(digest.text)"
    }
}
