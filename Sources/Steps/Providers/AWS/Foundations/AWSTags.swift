/// Labels as the services of AWS want them: each in a way of its own.
struct AWSTags: Sendable, Hashable {
    /// A tag as JSON has it.
    struct Pair: Codable, Sendable, Hashable {
        /// The key.
        var key: String
        /// The value.
        var value: String

        enum CodingKeys: String, CodingKey {
            case key = "Key"
            case value = "Value"
        }
    }

    /// The tags, sorted by key, so that the same labels are the same bytes.
    let pairs: [Pair]

    /// Sorts labels.
    init(_ labels: [String: String]) {
        pairs = labels.sorted { $0.key < $1.key }.map { Pair(key: $0.key, value: $0.value) }
    }

    /// Parameters of a form, such as `Tags.member.1.Key`.
    func form(_ prefix: String) -> [(name: String, value: String)] {
        pairs.enumerated().flatMap { index, pair in
            [
                ("\(prefix).\(index + 1).Key", pair.key),
                ("\(prefix).\(index + 1).Value", pair.value),
            ]
        }
    }

    /// Elements of XML.
    var xml: String {
        pairs.map {
            "<Tag><Key>\(XMLTree.escaped($0.key))</Key>"
                + "<Value>\(XMLTree.escaped($0.value))</Value></Tag>"
        }.joined()
    }

    /// The labels that a list of tags in XML says.
    static func labels(_ tags: [XMLTree]) -> [String: String] {
        Dictionary(
            tags.compactMap { tag in
                tag.text("Key").map { ($0, tag.text("Value") ?? "") }
            },
            uniquingKeysWith: { $1 }
        )
    }
}
