import FoundationEssentials
import Packaging
import Pipeline
import Values

/// Asks runtimes where they and their libraries are on this machine.
struct BasePlaces: Sendable {
    /// What Debian's node reads from folders of its own instead of from its program.
    private static let nodeModules = ["acorn", "acorn-walk", "cjs-module-lexer", "undici"]

    private static let threadEnds = ["x86_64", "aarch64"].map {
        "/lib/\($0)-linux-gnu/libgcc_s.so.1"
    }

    let runtime: FunctionRuntime
    let toolchain: Toolchain

    /// Where a host is.
    func place(of host: HandlerHost) async throws -> BaseContents.Place {
        switch host {
        case .python: try await python()
        case .node: try await node()
        case .ruby: try await ruby()
        case .java: try await java()
        }
    }

    private func python() async throws -> BaseContents.Place {
        let code = """
            import os, sys, sysconfig
            paths = sysconfig.get_paths()
            print(os.path.realpath(sys.executable), paths['stdlib'], paths['platstdlib'], sep='\\n')
            """
        let lines = try await lines(of: ["python3", "-S", "-c", code], atLeast: 3)
        return BaseContents.Place(
            program: lines[0],
            folders: lines[1] == lines[2] ? [lines[1]] : [lines[1], lines[2]],
            // Looked for only when a thread ends.
            files: existing(Self.threadEnds)
        )
    }

    private func node() async throws -> BaseContents.Place {
        let lines = try await lines(of: ["node", "-p", "process.execPath"], atLeast: 1)
        let modules = Self.nodeModules.map { "/usr/share/nodejs/\($0)" }
        return BaseContents.Place(program: lines[0], folders: existing(modules))
    }

    private func ruby() async throws -> BaseContents.Place {
        let code = """
            require 'rbconfig'
            puts RbConfig.ruby, RbConfig::CONFIG['rubylibdir'], RbConfig::CONFIG['rubyarchdir']
            """
        let lines = try await lines(of: ["ruby", "--disable-gems", "-e", code], atLeast: 3)
        return BaseContents.Place(program: lines[0], folders: Array(lines[1...2]))
    }

    private func java() async throws -> BaseContents.Place {
        let command = ["java", "-XshowSettings:properties", "-version"]
        let settings = try await lines(of: command, atLeast: 1)
            .map { $0.split(separator: " ", maxSplits: 2) }
        guard let home = settings.first(where: { $0.first == "java.home" })?.last else {
            throw silence("java", [])
        }
        let parts = ["bin/java", "release"].map { "\(home)/\($0)" }
        let folders = ["lib", "conf"].map { "\(home)/\($0)" }
        return BaseContents.Place(
            program: parts[0],
            folders: existing(folders),
            files: existing([parts[1]])
        )
    }

    private func existing(_ paths: [String]) -> [String] {
        paths.filter(FileManager.default.fileExists(atPath:))
    }

    private func lines(of command: [String], atLeast count: Int) async throws -> [String] {
        let end = try await toolchain.run(command, of: runtime, in: "/")
        let lines = (end.output + end.error).split(separator: "\n").map(String.init)
        guard end.status == 0, lines.count >= count else {
            throw silence(command[0], lines.suffix(5))
        }
        return lines
    }

    private func silence(_ program: String, _ said: some Sequence<String>) -> StepFailure {
        StepFailure(
            code: .environment,
            message: "'\(program)' does not say where it is, which a base image needs",
            details: Array(said)
        )
    }
}
