import Synchronization

/// Whether what is written outlives a power failure too, or only the end of this process.
enum Durability: String {
    case always = "FULL"
    case untilPowerFails = "NORMAL"
}

/// Remembers how durably a connection writes, so that it is only told when that changes.
final class SwitchedDurability: Sendable {
    private let current = Mutex<Durability?>(nil)

    func to(_ durability: Durability, _ body: (Durability) throws -> Void) throws {
        guard current.withLock({ $0 }) != durability else { return }
        try body(durability)
        current.withLock { $0 = durability }
    }
}
