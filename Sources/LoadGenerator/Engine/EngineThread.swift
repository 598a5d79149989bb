import Glibc

/// A thread outside the pool of Swift's tasks, which nothing else may delay.
enum EngineThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread that runs `body` and ends with it.
    ///
    /// - Throws: A ``LoadError`` when the system gives none.
    static func start(_ body: @escaping @Sendable () -> Void) throws(LoadError) {
        let retained = unsafe Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let error = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            retained.toOpaque()
        )
        guard error == 0 else {
            unsafe retained.release()
            throw LoadError(system: "a thread", -error)
        }
        pthread_detach(thread)
    }
}
