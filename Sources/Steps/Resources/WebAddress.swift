import Pipeline

/// The parts of an `http` or `https` address that a step cares about.
struct WebAddress: Sendable, Hashable {
    /// The host, with the port where one is written.
    let authority: String

    /// Takes an address apart; `nil` when it is none that a request could go to as it is.
    init?(_ text: String) {
        guard let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix)
        else { return nil }
        let rest = text.dropFirst(scheme.count)
        let host = rest.prefix { !"/?#".contains($0) }
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard !host.isEmpty, isPlain, !host.contains("@"), !text.contains("#") else { return nil }
        authority = String(host)
    }
}

extension KeyType where Parsed == String {
    /// The address of a web service, such as `https://example.org/path`.
    static var webAddress: KeyType<String> {
        KeyType(.text, placeholder: "", name: "an address") { value throws(KeyProblem) in
            guard case .text(let text) = value, WebAddress(text) != nil else {
                throw KeyProblem("must be an address such as https://example.org/")
            }
            return text
        }
    }
}
