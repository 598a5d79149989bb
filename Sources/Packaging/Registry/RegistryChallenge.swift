/// How a registry wants to be asked, read from its `WWW-Authenticate`.
enum RegistryChallenge: Hashable {
    case basic
    /// With a token from somebody else, for a service and scopes.
    case bearer(realm: String, service: String?, scope: String?)

    /// Reads the field; `nil` for what we cannot answer.
    init?(_ text: String) {
        let scheme = text.prefix { $0 != " " }
        switch scheme.lowercased() {
        case "basic": self = .basic
        case "bearer":
            let parameters = Self.parameters(text.dropFirst(scheme.count))
            guard let realm = parameters["realm"] else { return nil }
            self = .bearer(
                realm: realm,
                service: parameters["service"],
                scope: parameters["scope"]
            )
        default: return nil
        }
    }

    /// Reads `name="value"` pairs; commas may stand within the quotes.
    private static func parameters(_ text: Substring) -> [String: String] {
        var parameters: [String: String] = [:]
        var rest = text
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].drop { $0 == " " || $0 == "," }
            rest = rest[rest.index(after: equals)...]
            let value: Substring
            if rest.first == "\"" {
                rest = rest.dropFirst()
                value = rest.prefix { $0 != "\"" }
                rest = rest.dropFirst(value.count + 1)
            } else {
                value = rest.prefix { $0 != "," && $0 != " " }
                rest = rest.dropFirst(value.count)
            }
            parameters[name.lowercased()] = String(value)
        }
        return parameters
    }
}
