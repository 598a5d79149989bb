/// Finished requests that nobody has been told of yet.
///
/// All memory is there from the start, unless bodies are longer than usual; it goes back and forth
/// between the tray and the outbox.
struct AnswerTray {
    /// How many are told of at once, if there is time.
    private static let handful = 512
    /// How many at most may wait for a moment at which no launch is near.
    static let capacity = 4096
    /// How long they wait at most if there are fewer, in nanoseconds.
    private static let patience = 10_000_000

    private(set) var batch = AnswerBatch()
    /// Since when something waits; 0 when nothing does.
    private var waitingSince = 0
    /// How often they were told although a launch was near.
    private(set) var hurries = 0

    init() { batch.reserve(Self.capacity) }

    /// How many answers wait.
    var count: Int { batch.rows.count }

    /// Notes that a request is over.
    mutating func add(_ row: LoadRow, _ body: [UInt8], now: Int) {
        batch.add(row, body)
        if waitingSince == 0 { waitingSince = now }
    }

    /// Tells what waits, if it is time to.
    ///
    /// - Parameters:
    ///   - outbox: Where to.
    ///   - now: The present instant.
    ///   - launch: When the next request is to be sent.
    mutating func handOver(to outbox: Outbox, now: Int, launch: Int) {
        guard count > 0 else { return }
        let isTime = count >= Self.handful || now - waitingSince >= Self.patience
        // Waking the reader takes about ten microseconds.
        let isQuiet = launch - now > 40_000
        guard isTime && isQuiet || launch - now > 1_000_000 || count >= Self.capacity else {
            return
        }
        if outbox.exchange(&batch) {
            waitingSince = 0
            hurries += isQuiet ? 0 : 1
        }
    }

    /// Tells everything, however long it takes.
    mutating func empty(into outbox: Outbox) {
        guard count > 0 else { return }
        outbox.post(batch)
        batch = AnswerBatch()
    }
}
