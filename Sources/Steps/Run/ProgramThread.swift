import Glibc

/// A thread that waits for one program, which those of Swift's tasks must not.
enum ProgramThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread that runs `body` and ends with it.
    static func start(_ body: @escaping @Sendable () -> Void) throws(ProgramFailure) {
        let retained = unsafe Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let failure = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            retained.toOpaque()
        )
        guard failure == 0 else {
            unsafe retained.release()
            throw ProgramFailure(number: failure)
        }
        pthread_detach(thread)
    }
}
