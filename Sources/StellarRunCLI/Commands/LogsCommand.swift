import ArgumentParser
import FoundationEssentials
import Pipeline

/// Prints what the instances of a run logged.
struct LogsCommand: StellarCommand, StatefulCommand {
    static let configuration = CommandConfiguration(
        commandName: "logs",
        abstract: "Print what the instances of a run logged.",
        discussion: """
            An instance is meant by the beginning of its name or by a pattern, such as \
            `deploy[provider=local,*]` or `baseline/*`.
            """
    )

    @OptionGroup var run: RunArgument

    @Argument(help: "Which instances; all when not given.")
    var instance: String?

    @Flag(help: "Print a JSON object a line.")
    var json = false

    var state: StateOptions { run.state }
    var subject: String? { run.run }

    func run(in composition: Composition) async throws -> ExitStatus {
        let all = try run.status(now: composition.now()).instances.map(\.id)
        let chosen = try choose(among: all)
        for id in chosen {
            let lines = lines(of: id)
            if json {
                for line in lines {
                    let form = ["instance": id.description, "line": String(line)]
                    composition.output.write(try JSONLine.text(form))
                }
            } else if !lines.isEmpty {
                let head = chosen.count > 1 ? "==> \(id) <==\n" : ""
                composition.output.write(head + lines.map { "\($0)\n" }.joined())
            }
        }
        return .succeeded
    }

    private func choose(among all: [InstanceID]) throws -> [InstanceID] {
        guard let instance else { return all }
        let pattern = InstancePattern(instance)
        let named = all.filter { pattern?.covers($0) == true }
        let chosen = named.isEmpty ? all.filter { $0.description.hasPrefix(instance) } : named
        guard chosen.isEmpty else { return chosen }
        guard let pattern else { throw ValidationError("no instance begins with '\(instance)'") }
        throw ValidationError(UnmatchedPattern(pattern, among: all).message)
    }

    /// What was not started has no log.
    private func lines(of id: InstanceID) -> [Substring] {
        let bytes = FileManager.default.contents(atPath: "\(run.folder)/\(id.folder)/log.txt")
        return String(decoding: bytes ?? Data(), as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .dropLast()
    }
}
