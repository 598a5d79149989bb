package import Values

/// How an embedded provider is to run.
package struct LocalServerConfiguration: Sendable {
    /// How long idle instances are kept, unless a function says otherwise.
    ///
    /// Short, so that waiting for instances to be reclaimed does not make cold experiments long;
    /// long enough for the gaps of a warm one.
    package static let defaultKeepAlive = Duration.seconds(2)

    /// The folder for packages and instances; made if absent, used by one server at a time.
    package var dataFolder: String
    /// What the control API asks for.
    package var token: Secret
    /// The port on 127.0.0.1; 0 takes a free one.
    package var port = 0
    /// The process for which this server runs; without one it runs until it is stopped.
    package var owner: ProcessIdentity?
    /// How long it stays, empty, when its owner is gone.
    package var timeToLive = Duration.seconds(60)
    /// How long idle instances are kept, unless a function says otherwise.
    package var keepAlive = defaultKeepAlive
    /// How long an instance may take until it asks for work.
    package var initTimeout = Duration.seconds(10)
    /// How long a container that does nothing may take, by which it is tried whether any can run.
    package var trialPatience = Duration.seconds(30)
    /// How long a request waits for an instance that has just answered to ask for work again,
    /// before a new instance is started for it.
    package var settle = Duration.milliseconds(200)
    /// How many instances may run at a time, of all functions.
    package var maximumInstances = 1000
    /// What the server itself is labelled with.
    package var labels: [String: String] = [:]
    /// The `PATH` in which runtimes are found, and the one that instances get.
    package var searchPath = "/usr/local/bin:/usr/bin:/bin"

    /// Creates a configuration with the defaults.
    package init(dataFolder: String, token: Secret) {
        self.dataFolder = dataFolder
        self.token = token
    }
}
