/// What `Provider` can say.
enum ProviderWord: Sendable, Hashable {
    /// A cloud that STeLLAR knows by its own word.
    case cloud(String)
    /// The name of a host that answers already.
    case host(String)

    /// Reads a word; `nil` when it is neither of a cloud nor the name of a host.
    ///
    /// STeLLAR's own words are exact, capitals included.
    init?(_ word: String) {
        if Self.ours[word] != nil {
            self = .cloud(word)
        } else if Self.isHost(word) {
            self = .host(word)
        } else {
            return nil
        }
    }

    /// STeLLAR's words.
    static let all = ["aws", "azure", "gcr", "cloudflare", "aliyun", "google", "vhive"]

    private static let ours = [
        "aws": "aws", "azure": "azure", "gcr": "cloud-run", "cloudflare": "cloudflare",
        "aliyun": "alibaba", "google": "cloud-functions", "vhive": "vhive",
    ]

    /// The word of our own language.
    var word: String {
        switch self {
        case .cloud(let word): Self.ours[word] ?? word
        case .host: "url"
        }
    }

    /// Whether STeLLAR has only its older mode for it, which always ends in a panic.
    var isLegacy: Bool {
        switch self {
        case .cloud(let word): word == "google" || word == "vhive"
        case .host: true
        }
    }

    /// Whether a text is a host, with a port or without: it has a dot, or is this machine.
    private static func isHost(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let name = parts.first, parts.count == 1 || UInt16(parts[1]) != nil
        else { return false }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        let arePlain = labels.allSatisfy { label in
            !label.isEmpty
                && label.utf8.allSatisfy { byte in
                    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
                        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                        || byte == UInt8(ascii: "-")
                }
        }
        return arePlain && name.utf8.count <= 253 && (labels.count > 1 || name == "localhost")
    }
}
