import Foundation
import Values

extension RegistryFailure {
    /// What an answer means that is not the wanted one, after an action such as "push the layer".
    init(_ answer: HTTPAnswer, to action: String, at host: String) {
        let said = RegistryComplaint(answer.body).text
        let reason = "\(Self.sentence(answer.status))\(said.isEmpty ? "" : ": \(said)")"
        self.init(
            Self.code(answer.status),
            "cannot \(action): \(host) \(reason)",
            retryAfter: RetryAfter(answer).duration
        )
    }

    private static func code(_ status: Int) -> FailureCode {
        switch status {
        case 401, 403: .unauthorized
        case 404: .notFound
        case 409: .conflict
        case 429: .throttled
        case 500...599: .unavailable
        case 400..<500: .invalid
        default: .unknown
        }
    }

    private static func sentence(_ status: Int) -> String {
        switch status {
        case 401: "wants other credentials (401)"
        case 403: "does not permit it (403)"
        case 404: "does not have it (404)"
        case 429: "asks for fewer requests (429)"
        case 500...599: "cannot serve now (\(status))"
        default: "answered \(status)"
        }
    }
}

/// What a registry says is wrong, in its own words.
struct RegistryComplaint: Decodable {
    private struct Entry: Decodable {
        var code: String?
        var message: String?
    }

    private var errors: [Entry]?

    /// At most a line of it, as the other side decides what it says.
    var text: String {
        let texts = (errors ?? []).map { [$0.code, $0.message].compactMap(\.self) }
        return EntryPath.shown(
            String(texts.map { $0.joined(separator: " ") }.joined(separator: "; ").prefix(200))
        )
    }

    init(_ body: [UInt8]) {
        // Proxies answer with pages of HTML, which say nothing to us.
        self = (try? JSONDecoder().decode(Self.self, from: Data(body))) ?? Self()
    }

    private init() {}
}

/// How long a registry asked to be left alone.
struct RetryAfter {
    let duration: Duration?

    init(_ answer: HTTPAnswer) {
        let seconds = answer.header("Retry-After").flatMap { Int($0) }
        duration = seconds.map { .seconds(min(max(0, $0), 3600)) }
    }
}
