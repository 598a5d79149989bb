import Values

/// The embedded provider as a program: what `stellar-run local` runs.
package struct LocalServerProgram: Sendable {
    private let options: LocalServerOptions
    private let searchPath: String

    /// Prepares it.
    ///
    /// - Parameters:
    ///   - options: What the command line says.
    ///   - searchPath: The `PATH` in which runtimes are found.
    package init(_ options: LocalServerOptions, searchPath: String) {
        self.options = options
        self.searchPath = searchPath
    }

    /// Serves until it is told to stop or the calling task is cancelled, which is no error.
    ///
    /// - Parameter announce: Called once, when requests can be sent; the ready file is written then.
    /// - Throws: What keeps it from starting.
    package func run(announce: (LocalServerAnnouncement) throws -> Void) async throws {
        var configuration = LocalServerConfiguration(
            dataFolder: options.dataFolder,
            token: Self.freshToken()
        )
        configuration.port = options.port
        configuration.owner = options.owner
        configuration.timeToLive = options.timeToLive
        configuration.keepAlive = options.keepAlive
        configuration.labels = options.labels
        configuration.searchPath = searchPath
        try await LocalServer(configuration).run { announcement in
            if let file = options.readyFile { try announcement.write(to: file) }
            try announce(announcement)
        }
    }

    /// 256 bits of the system's randomness, never on a command line.
    private static func freshToken() -> Secret {
        var generator = SystemRandomNumberGenerator()
        let words = (0..<4).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return Secret(name: "local", value: words.joined())
    }
}
