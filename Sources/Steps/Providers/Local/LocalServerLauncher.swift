import FaaS
import FoundationEssentials
import Glibc
import LocalFaaS
import Values

/// Starts the embedded provider's process.
struct LocalServerLauncher {
    /// How long it may take until it can be used.
    private static let patience = Duration.seconds(30)
    private static let interval = Duration.milliseconds(10)

    let setting: LocalSetting

    /// Starts it in a folder of its own, and returns when it can be used.
    ///
    /// It is detached, with a session of its own: it watches us, and leaves by itself.
    func launch(in folder: String, labels: [String: String]) async throws {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        let files = LocalServerFiles(folder: folder)
        let process = try start(options(folder: folder, labels: labels), files: files)
        try await waitUntilReady(process, files: files)
    }

    private func options(folder: String, labels: [String: String]) -> LocalServerOptions {
        var options = LocalServerOptions(dataFolder: folder)
        options.readyFile = LocalServerFiles(folder: folder).readyPath
        options.owner = .current
        options.timeToLive = setting.timeToLive
        options.keepAlive = setting.keepAlive
        options.labels = labels
        return options
    }

    private func start(_ options: LocalServerOptions, files: LocalServerFiles) throws -> pid_t {
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC
        let log = unsafe open(files.logPath, flags, 0o600)
        guard log >= 0 else { throw OperatingSystemError.last(doing: files.logPath) }
        defer { close(log) }
        let launch = Launch(
            command: setting.command + options.arguments,
            environment: setting.environment,
            directory: options.dataFolder,
            bond: .detached
        )
        return try launch.start(output: log)
    }

    private func waitUntilReady(_ process: pid_t, files: LocalServerFiles) async throws {
        let deadline = ContinuousClock.now + Self.patience
        while ContinuousClock.now < deadline {
            if files.announcement?.pid == Int(process) { return }
            // A child that has ended stays visible until it is collected.
            guard ProcessIdentity(of: Int(process)) != nil else {
                ProcessIdentity.collect(Int(process))
                throw failure("ended before it could be used", files)
            }
            try await Task.sleep(for: Self.interval)
        }
        ProcessIdentity(of: Int(process))?.signal(SIGKILL)
        throw failure("could not be used within \(Self.patience.text)", files)
    }

    private func failure(_ what: String, _ files: LocalServerFiles) -> ProviderFailure {
        ProviderFailure(
            code: .environment,
            message: "the embedded provider's process \(what)",
            details: files.logTail(10)
        )
    }
}
