import Glibc

/// A thread outside the pool of Swift's tasks, which may wait, or which nothing else may delay.
package enum DetachedThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread that runs `body` and ends with it.
    ///
    /// - Throws: A ``ThreadFailure`` when the system gives none; `body` is not run then.
    package static func start(_ body: @escaping @Sendable () -> Void) throws(ThreadFailure) {
        let retained = unsafe Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let number = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            retained.toOpaque()
        )
        guard number == 0 else {
            unsafe retained.release()
            throw ThreadFailure(number: number)
        }
        pthread_detach(thread)
    }
}
