/// The text of a sample's hops: two cells, each with an entry for every hop, in order.
///
/// One holds the transfer times, `812345;790121`; the other the receivers and both instants, as
/// `INSTANCE/ORDINAL/PASSED/HELD`. What is not known is empty.
enum HopCells {
    private static let separator: Character = ";"

    static func transfers(of hops: [Sample.Hop]) -> String {
        hops.map { text($0.transfer) }.joined(separator: String(separator))
    }

    static func details(of hops: [Sample.Hop]) -> String {
        hops.map { "\($0.instance)/\($0.ordinal)/\(text($0.passed))/\(text($0.held))" }
            .joined(separator: String(separator))
    }

    static func hops(transfers: String?, details: String?) throws(ResultsFailure) -> [Sample.Hop] {
        guard details != nil || transfers != nil else { return [] }
        let details = entries(details ?? "")
        let transfers = entries(transfers ?? "")
        guard details.count == transfers.count else {
            throw ResultsFailure(.malformed, "a transfer time is not that of a hop")
        }
        var hops: [Sample.Hop] = []
        for (detail, transfer) in zip(details, transfers) {
            hops.append(try hop(detail, transfer: transfer))
        }
        return hops
    }

    private static func hop(
        _ text: Substring,
        transfer: Substring
    ) throws(ResultsFailure) -> Sample.Hop {
        // From the end, because an id may hold anything.
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 4, let ordinal = Int(parts[parts.count - 3]) else {
            throw ResultsFailure(.malformed, "'\(text)' is not a hop")
        }
        return Sample.Hop(
            instance: parts.dropLast(3).joined(separator: "/"),
            ordinal: ordinal,
            passed: Int(parts[parts.count - 2]),
            held: Int(parts[parts.count - 1]),
            transfer: Int(transfer)
        )
    }

    private static func entries(_ cell: String) -> [Substring] {
        cell.split(separator: separator, omittingEmptySubsequences: false)
    }

    private static func text(_ number: Int?) -> String { number.map(String.init) ?? "" }
}
