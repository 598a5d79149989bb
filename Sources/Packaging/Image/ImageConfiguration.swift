/// How an image is run, and what its layers are without their compression.
package struct ImageConfiguration: Sendable, Hashable, Codable {
    /// The processor, in the words of Go.
    package var architecture: String
    /// The system.
    package var os: String
    /// When it was made: always the same, so that the bytes are.
    var created: String?
    /// What is run, and how.
    package var config: Process?
    /// The digests of the layers' archives.
    package var rootfs: Layers

    /// What is run, and how.
    package struct Process: Sendable, Hashable, Codable {
        /// Who runs it.
        package var user: String?
        /// `NAME=value` each.
        package var environment: [String]?
        /// The program with its first arguments.
        package var entrypoint: [String]?
        /// The arguments after those, which whoever runs it may replace.
        package var command: [String]?
        /// Where it is run.
        package var folder: String?
        /// Notes.
        package var labels: [String: String]?

        enum CodingKeys: String, CodingKey {
            case user = "User"
            case environment = "Env"
            case entrypoint = "Entrypoint"
            case command = "Cmd"
            case folder = "WorkingDir"
            case labels = "Labels"
        }

        /// Describes a process; what is left out is inherited or has the runtime's default.
        package init(
            environment: [String]? = nil,
            entrypoint: [String]? = nil,
            command: [String]? = nil,
            folder: String? = nil,
            labels: [String: String]? = nil
        ) {
            self.environment = environment
            self.entrypoint = entrypoint
            self.command = command
            self.folder = folder
            self.labels = labels
        }
    }

    /// The digests of the layers' archives.
    package struct Layers: Sendable, Hashable, Codable {
        var type = "layers"
        /// The digests, the lowest layer first.
        package var diffs: [ImageDigest]

        enum CodingKeys: String, CodingKey {
            case type
            case diffs = "diff_ids"
        }
    }

    /// An image without files.
    init(platform: ImagePlatform) {
        architecture = platform.architecture
        os = platform.os
        created = "1970-01-01T00:00:00Z"
        rootfs = Layers(diffs: [])
    }
}

extension ImageConfiguration.Process {
    /// These settings on top of those of a base image.
    func over(_ base: Self?) -> Self {
        guard var result = base else { return self }
        let mine = environment ?? []
        let names = Set(mine.map(Self.name))
        let inherited = (base?.environment ?? []).filter { !names.contains(Self.name($0)) }
        result.environment = inherited.isEmpty && mine.isEmpty ? nil : inherited + mine
        // The arguments of a base belong to its program, not to ours.
        if let entrypoint { (result.entrypoint, result.command) = (entrypoint, command) }
        result.command = command ?? result.command
        result.folder = folder ?? result.folder
        result.user = user ?? result.user
        result.labels = labels ?? result.labels
        return result
    }

    private static func name(_ setting: String) -> Substring { setting.prefix { $0 != "=" } }
}
