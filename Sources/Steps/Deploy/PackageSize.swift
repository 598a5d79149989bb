import Pipeline
import Values

/// How large a package should be.
enum PackageSize: Sendable, Hashable {
    /// As large as the code is.
    case unpadded
    /// Exactly so large, padding included.
    case exactly(ByteCount)

    /// Reads a size, or the word `unpadded`.
    init?(_ text: String) {
        if text == "unpadded" {
            self = .unpadded
        } else if let size = ByteCount(text) {
            self = .exactly(size)
        } else {
            return nil
        }
    }

    /// The size to reach, or `nil` for the code alone.
    var target: ByteCount? {
        switch self {
        case .unpadded: nil
        case .exactly(let size): size
        }
    }
}

extension KeyType where Parsed == PackageSize {
    /// A size, or the word `unpadded`.
    static var packageSize: KeyType<PackageSize> {
        KeyType(
            .text,
            placeholder: .unpadded,
            name: "a size, or `unpadded`",
            text: { $0.target?.description ?? "unpadded" },
            parse: { value throws(KeyProblem) in
                guard case .text(let text) = value, let size = PackageSize(text) else {
                    throw KeyProblem("must be a size such as 50MiB, or `unpadded`")
                }
                return size
            }
        )
    }
}
