import ArgumentParser

/// Where secrets come from besides the environment.
struct SecretOptions: ParsableArguments {
    @Option(
        name: .customLong("secrets-file"),
        help: ArgumentHelp(
            "A file of NAME=value lines that only you can read; the environment goes first.",
            valueName: "file"
        )
    )
    var file: String?

    @Option(
        name: .customLong("secrets-command"),
        help: ArgumentHelp(
            "A program that prints the value of the secret it is given the name of; goes last.",
            valueName: "program"
        )
    )
    var command: String?

    func validate() throws {
        if let command, SecretsProgram(command) == nil {
            throw ValidationError("'--secrets-command' needs a program")
        }
    }

    /// The source.
    ///
    /// - Throws: An ``EnvironmentFailure`` when the file cannot be used.
    func source(environment: [String: String]) throws -> SecretSource {
        SecretSource(
            environment: environment,
            file: try file.map(SecretsFile.init(path:)) ?? .none,
            program: command.flatMap(SecretsProgram.init)
        )
    }
}
