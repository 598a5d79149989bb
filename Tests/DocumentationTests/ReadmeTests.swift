import ArgumentParser
import FoundationEssentials
import NoWeb
import Pipeline
import Testing

@testable import StellarRunCLI

@Suite struct `The README` {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The blocks of a language, without their fences.
    private static func blocks(_ language: String) throws -> [String] {
        let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let parts = text.split(separator: "```", omittingEmptySubsequences: false)
        return parts.indices.filter { !$0.isMultiple(of: 2) }
            .filter { parts[$0].hasPrefix("\(language)\n") }
            .map { String(parts[$0].dropFirst(language.count + 1)) }
    }

    @Test func `shows only pipelines that are valid`() throws {
        let blocks = try Self.blocks("yaml")
        #expect(blocks.count >= 2)
        for block in blocks {
            let planner = Planner(
                catalog: Composition(web: NoWeb()).catalog(),
                folder: Self.root.path,
                load: { path, shown throws(UnreadableSource) in
                    path.hasSuffix("/README.yml")
                        ? SourceText(file: shown, text: block)
                        : try SourceText.load(file: path, shownAs: shown)
                }
            )
            let found = planner.validate(file: "pipelines/README.yml")
            #expect(found.isEmpty, "\(DiagnosticRenderer().render(found))")
        }
    }

    @Test func `shows only commands that exist`() throws {
        let blocks = try Self.blocks("sh")
        #expect(!blocks.isEmpty)
        for line in blocks.joined(separator: "\n").split(separator: "\n") {
            let words = line.split(separator: "#")[0].split(separator: " ").map(String.init)
            #expect(words.first == ".build/release/stellar-run")
            let command = try RootCommand.parseAsRoot(Array(words.dropFirst()))
            #expect(command is any StellarCommand, "\(line)")
        }
    }

    @Test func `shows the step that is built as an example`() throws {
        let example = Self.root.appending(path: "Examples/greet/main.swift")
        #expect(try Self.blocks("swift") == [String(contentsOf: example, encoding: .utf8)])
    }

    @Test func `knows every kind of step and every command`() throws {
        let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        for kind in Composition(web: NoWeb()).catalog().kinds {
            #expect(text.contains("| `\(kind)` |"), "\(kind)")
        }
        for group in RootCommand.configuration.groupedSubcommands {
            for command in group.subcommands where command != RunCommand.self {
                let name = try #require(command.configuration.commandName)
                #expect(text.contains("`stellar-run \(name)"), "\(name)")
            }
        }
    }
}
