import NIOHTTP1

/// One call of the control API, version 1.
enum ControlCall: Hashable {
    /// The folder under which all calls are.
    static let prefix = "/_control/v1/"

    case state
    case shutdown
    case create
    case list(label: String?)
    case describe(String)
    case delete(String)
    case renew(String)
    case log(String, lines: Int)
    case upload(digest: String)

    /// Reads a call from a request's first line; `nil` for anything else.
    init?(_ request: ServerRequest) {
        guard request.path.hasPrefix(Self.prefix) else { return nil }
        let parts = request.path.dropFirst(Self.prefix.count).split(separator: "/").map(String.init)
        let query = QueryText(request.query).parameters
        switch (request.method, parts.first, parts.count) {
        case (.GET, "health", 1): self = .state
        case (.POST, "shutdown", 1): self = .shutdown
        case (.POST, "functions", 1): self = .create
        case (.GET, "functions", 1): self = .list(label: query["label"])
        case (.GET, "functions", 2): self = .describe(parts[1])
        case (.DELETE, "functions", 2): self = .delete(parts[1])
        case (.POST, "functions", 3) where parts[2] == "renewal": self = .renew(parts[1])
        case (.GET, "functions", 3) where parts[2] == "log":
            self = .log(parts[1], lines: query["lines"].flatMap(Int.init) ?? 100)
        case (.PUT, "packages", 2) where parts[1].count == 64 && parts[1].allSatisfy(\.isHexDigit):
            self = .upload(digest: parts[1])
        default: return nil
        }
    }
}
