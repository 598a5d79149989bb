import Crypto
import Values

/// A request in the one form that both sides of a signature agree upon.
///
/// The rules are those of AWS's "Signature Version 4 signing process".
struct CanonicalRequest: Sendable {
    /// The method.
    var method: String
    /// The path as it goes over the wire.
    var path: String
    /// Names and values, not encoded.
    var query: [(name: String, value: String)]
    /// The header fields that are signed.
    var headers: [HTTPField]
    /// The SHA-256 of the body, or a word that stands for it.
    var payload: String
    /// Whether the path is encoded once more, as every service but S3 wants it.
    var encodesPathTwice: Bool

    /// The text.
    var text: String {
        [
            method, canonicalPath, Self.text(of: query, sorted: true), headerLines, signedNames,
            payload,
        ].joined(separator: "\n")
    }

    /// The names of the header fields, in the order in which they are signed.
    var signedNames: String { sortedHeaders.map(\.name).joined(separator: ";") }

    /// A query as it goes over the wire, or sorted as it is signed.
    static func text(of query: [(name: String, value: String)], sorted: Bool = false) -> String {
        var pairs = query.map { (PercentEncoding.all($0.name), PercentEncoding.all($0.value)) }
        if sorted { pairs.sort(by: <) }
        return pairs.map { "\($0)=\($1)" }.joined(separator: "&")
    }

    private var canonicalPath: String {
        let path = path.isEmpty ? "/" : path
        return encodesPathTwice ? PercentEncoding.path(path) : path
    }

    private var headerLines: String {
        sortedHeaders.map { "\($0.name):\($0.value)\n" }.joined()
    }

    private var sortedHeaders: [HTTPField] {
        headers
            .map { HTTPField($0.name.lowercased(), Self.collapsed($0.value)) }
            .sorted { $0.name < $1.name }
    }

    /// Without spaces around it, and never two of them in a row.
    private static func collapsed(_ value: String) -> String {
        value.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
    }
}
