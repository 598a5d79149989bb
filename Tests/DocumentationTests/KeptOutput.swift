import Synchronization

@testable import StellarRunCLI

/// A stream that keeps what is written to it.
final class KeptOutput: TextOutput {
    let isTerminal = false
    let width: Int? = nil
    private let written = Mutex("")

    var text: String { written.withLock { $0 } }

    func write(_ text: String) { written.withLock { $0 += text } }
}
