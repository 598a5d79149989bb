import Dispatch
import Glibc

/// Turns the signals that ask a process to stop into calls, one for each signal.
///
/// SIGINT, SIGTERM and SIGHUP mean the same; SIGPIPE is ignored, so that a closed pipe is an error
/// of a write and not the end of a run.
final class StopSignals {
    private let sources: [any DispatchSourceSignal]

    /// Starts listening; ends with the object.
    init(_ received: @escaping @Sendable () -> Void) {
        signal(SIGPIPE, SIG_IGN)
        let queue = DispatchQueue(label: "stop-signals")
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler(handler: received)
            source.resume()
            return source
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }
}
