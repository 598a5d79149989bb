/// A command that works with a state folder.
protocol StatefulCommand: StellarCommand {
    var state: StateOptions { get }

    /// The run that the command is about, whose state it tells itself.
    var subject: String? { get }
}

extension StatefulCommand {
    /// No run in particular.
    var subject: String? { nil }
}
