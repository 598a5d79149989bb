import FoundationEssentials
import Glibc
import Packaging
import Synchronization
import Values

/// Finds the programs that host handlers, once per server.
///
/// Runs programs and waits for them: not for the event loop.
final class RuntimeTools: Sendable {
    private let searchPath: String
    private let folder: String
    private let commands = Mutex<[Runtime: [String]]>([:])

    /// Looks in the folders of a `PATH`; our own programs are written to `folder`.
    init(searchPath: String, folder: String) {
        self.searchPath = searchPath
        self.folder = folder
    }

    /// The command that starts an instance of a runtime with so much memory.
    ///
    /// A compiled function is started as what is in its package.
    func command(for runtime: Runtime, memory: ByteCount) throws -> [String] {
        let command = try command(for: runtime)
        guard runtime == .java else { return command }
        return command.prefix(1) + ["-XX:MaxRAM=\(memory.bytes)"] + command.dropFirst()
    }

    private func command(for runtime: Runtime) throws -> [String] {
        try commands.withLock { commands in
            if let known = commands[runtime] { return known }
            let command = try find(runtime)
            commands[runtime] = command
            return command
        }
    }

    private func find(_ runtime: Runtime) throws -> [String] {
        guard let host = runtime.host else { return ["./bootstrap"] }
        let program = try program(of: host)
        let script = try host.script.map { try write($0.bytes, as: $0.name) }
        return [host == .python ? try interpreter(at: program) : program]
            + host.arguments(script: script)
    }

    private func program(of host: HandlerHost) throws -> String {
        for name in host.programs {
            for folder in searchPath.split(separator: ":") {
                let path = "\(folder)/\(name)"
                if unsafe access(path, X_OK) == 0 { return path }
            }
        }
        throw ControlFailure(
            .environment,
            "the runtime '\(host.rawValue)' needs the program '\(host.programs[0])', "
                + "which is not on the PATH of the embedded provider"
        )
    }

    /// The interpreter itself: what is on the PATH may be a script that looks for it each time.
    private func interpreter(at path: String) throws -> String {
        let launch = Launch(
            command: [path, "-c", "import sys; print(sys.executable)"],
            environment: ["PATH": searchPath, "HOME": homeFolder],
            directory: "/",
            bond: .diesWithThread
        )
        let output = try ProgramOutput.collect(launch).split(separator: "\n").first
        guard let output, unsafe access(String(output), X_OK) == 0 else {
            throw ControlFailure(.environment, "'\(path)' does not say where its interpreter is")
        }
        return String(output)
    }

    /// Where version managers keep what they chose.
    private var homeFolder: String { FileManager.default.homeDirectoryForCurrentUser.path }

    private func write(_ bytes: [UInt8], as name: String) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }
}
