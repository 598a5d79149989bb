import NIOHTTP1

/// One call of the AWS Lambda Runtime API, version 2018-06-01.
enum RuntimeCall: Hashable {
    case next
    case response(invocation: String)
    case error(invocation: String)
    case initError

    /// Reads a call from a request's first line; `nil` for anything else.
    init?(_ method: HTTPMethod, _ path: Substring) {
        let prefix = "/2018-06-01/runtime/"
        guard path.hasPrefix(prefix) else { return nil }
        let parts = path.dropFirst(prefix.count).split(separator: "/")
        switch (method, parts.count) {
        case (.GET, 2) where parts == ["invocation", "next"]: self = .next
        case (.POST, 2) where parts == ["init", "error"]: self = .initError
        case (.POST, 3) where parts[0] == "invocation" && parts[2] == "response":
            self = .response(invocation: String(parts[1]))
        case (.POST, 3) where parts[0] == "invocation" && parts[2] == "error":
            self = .error(invocation: String(parts[1]))
        default: return nil
        }
    }
}
