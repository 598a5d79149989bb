import Foundation

/// A program that prints the value of a secret when it is given its name as the last argument.
///
/// Started without a shell; what it says on standard error is shown, and a final line end is not
/// part of the value.
struct SecretsProgram: Sendable, Hashable {
    /// The program and its arguments.
    let words: [String]

    /// Takes words that are separated by spaces; `nil` when there are none.
    init?(_ text: String) {
        words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard !words.isEmpty else { return nil }
    }

    /// The value of a secret, or `nil` when the program does not know it: its status is not 0.
    ///
    /// - Throws: An ``EnvironmentFailure`` when it cannot be started, or does not print text.
    func value(of name: String) throws -> String? {
        let process = Process()
        let output = Pipe()
        // `env` looks for the program as a shell would, and is no shell.
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["--"] + words + [name]
        process.standardOutput = output
        do {
            try process.run()
        } catch {
            throw EnvironmentFailure(message: "cannot start '\(words[0])': \(error)")
        }
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus < 126 else {
            throw EnvironmentFailure(message: "the program '\(words[0])' for secrets cannot be run")
        }
        guard process.terminationStatus == 0 else { return nil }
        guard var text = String(bytes: bytes, encoding: .utf8) else {
            throw EnvironmentFailure(message: "'\(words[0])' printed what is not text")
        }
        if text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
