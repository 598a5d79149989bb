import Values

/// What a server is told on its command line; the one place that knows how it is spelled.
///
/// The provider writes these arguments, `stellar-run local` reads them.
package struct LocalServerOptions: Sendable, Hashable {
    /// The folder for packages and instances.
    package var dataFolder: String
    /// Where to write the announcement; absent for nowhere.
    package var readyFile: String?
    /// The port on 127.0.0.1; 0 takes a free one.
    package var port = 0
    /// The process for which the server runs.
    package var owner: ProcessIdentity?
    /// How long it stays when its owner is gone.
    package var timeToLive = Duration.seconds(60)
    /// How long idle instances are kept.
    package var keepAlive = LocalServerConfiguration.defaultKeepAlive
    /// What the server itself is labelled with.
    package var labels: [String: String] = [:]

    /// Describes a server with the defaults.
    package init(dataFolder: String) { self.dataFolder = dataFolder }

    /// The arguments that ``init(arguments:dataFolder:)`` reads back.
    package var arguments: [String] {
        var arguments = ["--data", dataFolder, "--port", "\(port)"]
        arguments += ["--time-to-live", timeToLive.text, "--keep-alive", keepAlive.text]
        if let readyFile { arguments += ["--ready-file", readyFile] }
        if let owner { arguments += ["--owner", owner.text] }
        for (key, value) in labels.sorted(by: { $0.key < $1.key }) {
            arguments += ["--label", "\(key)=\(value)"]
        }
        return arguments
    }

    /// Reads arguments.
    ///
    /// - Parameters:
    ///   - arguments: What follows `local` on the command line.
    ///   - dataFolder: The folder to use when the arguments name none.
    /// - Throws: A ``ControlFailure`` that names the first argument that is wrong.
    package init(arguments: [String], dataFolder: String) throws(ControlFailure) {
        self.dataFolder = dataFolder
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else {
                throw ControlFailure(.invalid, "'\(name)' needs a value")
            }
            guard try take(name, value) else {
                throw ControlFailure(.invalid, "'\(name) \(value)' cannot be read")
            }
        }
    }

    /// False when the value is not one of its option.
    private mutating func take(_ name: String, _ value: String) throws(ControlFailure) -> Bool {
        switch name {
        case "--data": dataFolder = value
        case "--ready-file": readyFile = value
        case "--port": return Self.set(&port, Int(value).flatMap { 0...65535 ~= $0 ? $0 : nil })
        case "--owner":
            owner = ProcessIdentity(text: value)
            return owner != nil
        case "--time-to-live": return Self.set(&timeToLive, Duration(text: value))
        case "--keep-alive": return Self.set(&keepAlive, Duration(text: value))
        case "--label": return addLabel(value)
        default: throw ControlFailure(.invalid, "'\(name)' is not an option")
        }
        return true
    }

    private static func set<Value>(_ place: inout Value, _ value: Value?) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }

    private mutating func addLabel(_ text: String) -> Bool {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return false }
        labels[String(parts[0])] = String(parts[1])
        return true
    }
}
