import LocalFaaS

/// How the embedded provider's process is started, and where it keeps what it has.
public struct LocalSetting: Sendable {
    /// The executable and the arguments before our own, such as `[".../stellar-run", "local"]`.
    public var command: [String]
    /// The folder with one folder for each process.
    public var stateFolder: String
    /// The whole environment of the process; functions get only its `PATH`.
    public var environment: [String: String]
    /// How long idle instances are kept, unless a function says otherwise.
    public var keepAlive: Duration
    /// How long the process stays, empty, when we have died.
    public var timeToLive: Duration

    /// Describes how to start the process.
    ///
    /// - Parameters:
    ///   - command: The executable, by its absolute path, and the arguments before our own.
    ///   - stateFolder: The folder with one folder for each process; made when needed.
    ///   - environment: The whole environment of the process.
    ///   - keepAlive: How long idle instances are kept; `nil` for the server's default.
    ///   - timeToLive: How long the process stays, empty, when we have died.
    public init(
        command: [String],
        stateFolder: String,
        environment: [String: String],
        keepAlive: Duration? = nil,
        timeToLive: Duration = .seconds(60)
    ) {
        self.command = command
        self.stateFolder = stateFolder
        self.environment = environment
        self.keepAlive = keepAlive ?? LocalServerConfiguration.defaultKeepAlive
        self.timeToLive = timeToLive
    }
}
