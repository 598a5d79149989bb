import Pipeline
import Values

/// Takes what comes over connections apart into lines, and knows how much of the spool that was.
struct SpoolReader: Sendable {
    /// How many bytes of the spool were whole lines; the next connection goes on after them.
    private(set) var taken = 0
    private var rest: [UInt8] = []
    private var isGreeted = false

    /// What arrived.
    enum Arrival: Sendable, Hashable {
        /// The first line of a connection.
        case hello(RemoteHello)
        case line(SpoolLine)
    }

    /// A new connection: what the last one cut in the middle comes again.
    mutating func begin() {
        rest = []
        isGreeted = false
    }

    /// Takes bytes.
    ///
    /// - Throws: A ``StepFailure`` when somebody else talks.
    mutating func take(_ bytes: some Sequence<UInt8>) throws(StepFailure) -> [Arrival] {
        rest += bytes
        var arrivals: [Arrival] = []
        while let end = rest.firstIndex(of: 0x0a) {
            arrivals.append(try read(rest[..<end]))
            if isGreeted { taken += end + 1 }
            isGreeted = true
            rest.removeSubrange(...end)
        }
        return arrivals
    }

    private func read(_ line: ArraySlice<UInt8>) throws(StepFailure) -> Arrival {
        do {
            guard isGreeted else { return .hello(try RemoteText.read(RemoteHello.self, line)) }
            return .line(try SpoolLine(line: String(decoding: line, as: UTF8.self)))
        } catch {
            let text = String(decoding: line.prefix(200), as: UTF8.self)
            throw StepFailure(
                code: .environment,
                message: "the machine answered with something that is not of this program",
                details: [text]
            )
        }
    }
}
