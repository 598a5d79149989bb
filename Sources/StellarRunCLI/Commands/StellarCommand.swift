import ArgumentParser

/// A command of `stellar-run`: options that parse themselves, and one call that does the work.
///
/// What a command needs comes in through the composition, so that it can be tested without a
/// process; what it tells its caller is the status it returns.
protocol StellarCommand: ParsableCommand {
    func run(in composition: Composition) async throws -> ExitStatus
}

extension StellarCommand {
    /// Never the way in: a command runs in a composition.
    mutating func run() throws {
        throw CleanExit.helpRequest(self)
    }
}
