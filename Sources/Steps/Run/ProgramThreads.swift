import Dispatch
import Synchronization
import Threads

/// Threads that wait for one program each, used again for the next.
///
/// A new thread takes longer than much of what short programs do; there are never more than
/// programs at once.
final class ProgramThreads: Sendable {
    /// A thread that has nothing to do.
    private final class Idler: Sendable {
        let bell = DispatchSemaphore(value: 0)
        let work = Mutex<(@Sendable () -> Void)?>(nil)
    }

    /// So long a thread waits for more before it ends.
    private static let patience = DispatchTimeInterval.seconds(5)

    private let idlers = Mutex<[Idler]>([])

    /// Runs `body` on a thread that nobody else needs until it returns.
    func run(_ body: @escaping @Sendable () -> Void) throws(ProgramFailure) {
        guard let idler = idlers.withLock({ $0.popLast() }) else {
            return try begin(body)
        }
        idler.work.withLock { $0 = body }
        idler.bell.signal()
    }

    private func begin(_ body: @escaping @Sendable () -> Void) throws(ProgramFailure) {
        do throws(ThreadFailure) {
            try DetachedThread.start { self.work(body) }
        } catch {
            throw ProgramFailure(number: error.number)
        }
    }

    /// The life of a thread.
    private func work(_ first: @escaping @Sendable () -> Void) {
        let idler = Idler()
        var next: (@Sendable () -> Void)? = first
        while let body = next {
            body()
            next = more(for: idler)
        }
    }

    /// Waits for more to do; `nil` when there was nothing for some time.
    private func more(for idler: Idler) -> (@Sendable () -> Void)? {
        idlers.withLock { $0.append(idler) }
        if idler.bell.wait(timeout: .now() + Self.patience) == .timedOut {
            if hasLeft(idler) { return nil }
            // In this very moment somebody has chosen it.
            idler.bell.wait()
        }
        return idler.work.withLock { $0.take() }
    }

    /// Takes a thread out of those that can be chosen, if it was not chosen already.
    private func hasLeft(_ idler: Idler) -> Bool {
        idlers.withLock { idlers in
            guard let place = idlers.firstIndex(where: { $0 === idler }) else { return false }
            idlers.remove(at: place)
            return true
        }
    }
}
