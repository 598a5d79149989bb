import Synchronization

/// A program that runs, on its way to the thread that waits for its end.
final class StartedProgram: Sendable {
    // Taken by whoever ends it; a life has one end.
    private let life: Mutex<ProgramLife?>

    init(_ life: consuming sending ProgramLife) { self.life = Mutex(life) }

    /// Waits until the program is over.
    func end() -> ProgramEnd {
        guard let life = life.withLock({ $0.take() }) else {
            preconditionFailure("a program was ended twice")
        }
        return life.end()
    }

    /// Kills the program, because there is nobody to wait for it.
    func abandon() { life.withLock { $0.take() }?.abandon() }
}
