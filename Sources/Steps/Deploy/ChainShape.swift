import FaaS
import Pipeline

/// How functions hang together that call one another.
struct ChainShape: Codable, Sendable, Hashable {
    /// How many functions there are, the one that is invoked included.
    var length: Int
    /// How the payload gets from one to the next.
    var transfer: Transfer
}

extension ChainShape {
    init(reading mapping: inout MappingReader) {
        length = mapping.value(
            "length",
            .integer(in: 2...16),
            default: 2,
            "how many functions there are, the one that is invoked included"
        )
        transfer = mapping.value(
            "transfer",
            .enumeration(Transfer.self, name: "transfer"),
            default: .inline,
            "how the payload gets to the next: in the request, or through an object store"
        )
    }
}
