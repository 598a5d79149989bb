import FoundationEssentials
import Pipeline
import Values

/// Runs the tools of runtimes: bounded, with an environment that changes nothing of what they make.
struct Toolchain: Sendable {
    /// The variables by which people say where their tools and caches are.
    private static let kept: Set<String> = [
        "PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "LD_LIBRARY_PATH", "CARGO_HOME", "JAVA_HOME",
        "GOROOT", "GOPATH", "GOCACHE",
    ]
    /// What the variables begin with by which managers of versions know what was chosen.
    private static let managers = ["RUSTUP_", "PYENV_", "RBENV_", "NVM_", "ASDF_", "MISE_"]

    private let runner: ProgramRunner
    private let environment: ProgramEnvironment
    /// Where tools keep their caches; some refuse to work where nobody says.
    private let home: String

    init(runner: ProgramRunner, environment: ProgramEnvironment = .inherited) {
        self.runner = runner
        self.environment = environment.keeping { name in
            Self.kept.contains(name) || Self.managers.contains(where: name.hasPrefix)
        }
        home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
    }

    /// What the tools of a runtime say about themselves.
    func versions(of runtime: FunctionRuntime) async throws -> String {
        var versions: [String] = []
        for tool in runtime.tools {
            guard let version = try await version(of: tool) else {
                throw missing(tool.name, for: runtime)
            }
            versions.append(version)
        }
        return versions.joined(separator: "\n")
    }

    /// What a tool says about itself; `nil` where it is missing.
    func version(of tool: BuildTool) async throws -> String? {
        guard let file = environment.file(of: tool.name, changing: [:]) else { return nil }
        let end = try await end(of: file, [tool.name] + tool.versionArguments, in: "/")
        return (end.output + end.error).filter { $0 != "\r" }
    }

    /// Runs a tool; that it fails is an ordinary result.
    ///
    /// - Throws: A `StepFailure` when it is not there.
    func run(
        _ command: [String],
        of runtime: FunctionRuntime,
        in folder: String,
        changing changes: [String: String] = [:]
    ) async throws -> ProgramEnd {
        for program in command.prefix(1) + runtime.tools.map(\.name) {
            guard environment.file(of: program, changing: [:]) != nil else {
                throw missing(program, for: runtime)
            }
        }
        let file = environment.file(of: command[0], changing: [:]) ?? command[0]
        return try await end(of: file, command, in: folder, changing: changes)
    }

    private func end(
        of file: String,
        _ command: [String],
        in folder: String,
        changing changes: [String: String] = [:]
    ) async throws -> ProgramEnd {
        let launch = ProgramLaunch(
            path: file,
            arguments: command,
            environment: environment.entries(changing: fixed.merging(changes) { $1 }),
            directory: folder
        )
        do {
            return try await runner.end(of: launch, printing: 1 << 20).get()
        } catch {
            throw StepFailure(
                code: .environment,
                message: "'\(command[0])' could not be run: \(error)"
            )
        }
    }

    /// What every tool is told, whoever calls it.
    private var fixed: [String: String] { ["LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": home] }

    private func missing(_ program: String, for runtime: FunctionRuntime) -> StepFailure {
        let tool = runtime.tools.first { $0.name == program }
        return StepFailure(
            code: .environment,
            message: "the tool '\(program)' is missing, which runtime '\(runtime.name)' needs",
            details: [tool?.remedy ?? "apt-get install --yes util-linux"]
        )
    }
}
