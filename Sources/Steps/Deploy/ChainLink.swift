import FaaS

/// What one function of a chain is told about its place in it; the words are those of
/// `functions/README.md`.
struct ChainLink: Sendable, Hashable {
    /// How it passes its payload on.
    var transfer: Transfer
    /// Where it leaves objects, when it passes its payload on through them.
    var store: ObjectStore?
    /// The address of the next function; `nil` for the last.
    var next: String?

    /// The variables that every instance of the function gets.
    var environment: [String: String] {
        var variables = ["STELLAR_TRANSFER": transfer.rawValue]
        variables["STELLAR_STORE"] = store?.address
        variables["STELLAR_NEXT"] = next
        return variables
    }
}
