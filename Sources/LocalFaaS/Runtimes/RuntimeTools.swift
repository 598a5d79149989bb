import FoundationEssentials
import Glibc
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
        // Half of it for objects: classes, compiled code and threads need the rest.
        return command.prefix(1) + ["-XX:MaxRAM=\(memory.bytes)", "-XX:MaxRAMPercentage=50"]
            + command.dropFirst()
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
        switch runtime {
        case .go, .rust, .swift, .provided: return ["./bootstrap"]
        case .java:
            // As Lambda starts it: no thread but one collects, and the quick compiler does it all.
            return [
                try program(of: runtime), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Xshare:auto", "-XX:-UsePerfData", "-cp", ".", "Adapter",
            ]
        case .ruby:
            // Without gems, as python without its site-packages.
            let script = try bootstrap("rb", PackageResources.bootstrap_rb)
            return [try program(of: runtime), "--disable-gems", script]
        case .node:
            return [try program(of: runtime), try bootstrap("js", PackageResources.bootstrap_js)]
        case .python:
            let script = try bootstrap("py", PackageResources.bootstrap_py)
            // Without the machine's site-packages: a function brings what it needs, as on Lambda,
            // and the interpreter starts twice as fast.
            return [try interpreter(at: program(of: runtime)), "-S", "-s", "-B", "-u", script]
        }
    }

    private func program(of runtime: Runtime) throws -> String {
        for name in runtime.programs {
            for folder in searchPath.split(separator: ":") {
                let path = "\(folder)/\(name)"
                if unsafe access(path, X_OK) == 0 { return path }
            }
        }
        throw ControlFailure(
            .environment,
            "the runtime '\(runtime.rawValue)' needs the program '\(runtime.programs[0])', "
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

    private func bootstrap(_ ending: String, _ bytes: [UInt8]) throws -> String {
        let path = "\(folder)/bootstrap.\(ending)"
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }
}
