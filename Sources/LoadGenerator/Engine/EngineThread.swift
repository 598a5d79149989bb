import Threads

/// A thread that measures.
enum EngineThread {
    /// Starts a thread that runs `body` and ends with it.
    ///
    /// - Throws: A ``LoadError`` when the system gives none.
    static func start(_ body: @escaping @Sendable () -> Void) throws(LoadError) {
        do throws(ThreadFailure) {
            try DetachedThread.start(body)
        } catch {
            throw LoadError(system: "a thread", -error.number)
        }
    }
}
