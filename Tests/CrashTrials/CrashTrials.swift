import ArgumentParser

/// Kills the command line at every point there is, again and again, and looks what is left.
@main struct CrashTrials: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crash-trials",
        abstract: "Kill stellar-run at every instant, recover, and look for leaks.",
        discussion: "Exit status 1 when a promise was broken.",
        subcommands: [TrialsCommand.self, WeakCommand.self],
        defaultSubcommand: TrialsCommand.self
    )
}
