import Pipeline

/// Something about the machine that only the caller can mend; ends the process with status 4.
struct EnvironmentFailure: Error {
    /// One or more sentences for a person.
    var message: String
}

extension EnvironmentFailure {
    /// What keeps the journal from doing its work is always a matter of the machine.
    init(_ failure: JournalFailure) { self.init(message: failure.message) }
}
