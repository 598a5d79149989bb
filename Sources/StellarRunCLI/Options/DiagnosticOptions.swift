import ArgumentParser
import Pipeline

/// How mistakes in a pipeline are written down.
struct DiagnosticOptions: ParsableArguments {
    @Option(help: "How to write mistakes: for people, as JSON lines, for code scanning or GitHub.")
    var format = DiagnosticFormat.text
}

extension DiagnosticFormat: ExpressibleByArgument {}
