import FoundationEssentials
import Glibc
import Packaging
import Values

/// An image that is unpacked once, to be the lower layer of all containers that are made of it.
struct ImageRoot: Sendable {
    /// Folders that a runtime mounts something on, which cannot be made where nothing can be written.
    static let folders = ["dev", "proc", "tmp"]

    let path: String
    let configuration: ImageConfiguration
    /// What its layers take as they are stored.
    let size: ByteCount

    /// Unpacks an image, after a look at whether it can run here.
    ///
    /// - Throws: A ``ControlFailure``; nothing of it is left then.
    init(unpacking digest: String, from layout: String, into path: String) throws {
        do {
            let layout = try ImageLayout(opening: layout)
            guard let digest = ImageDigest(hex: digest) else {
                throw ControlFailure(.invalid, "'\(digest)' is not a SHA-256")
            }
            let image = try layout.image(digest: digest)
            try Self.check(image.configuration)
            try ImageUnpacker(layout: layout).unpack(image, into: path)
            self.path = path
            configuration = image.configuration
            size = image.size
            for folder in Self.folders { try Self.make("\(path)/\(folder)") }
        } catch let failure as PackagingFailure {
            FolderRemoval.remove(path)
            throw ControlFailure(.invalid, "the image cannot be unpacked: \(failure)")
        } catch {
            FolderRemoval.remove(path)
            throw error
        }
    }

    private static func check(_ configuration: ImageConfiguration) throws(ControlFailure) {
        let here = ImagePlatform.current
        guard configuration.architecture == here.architecture, configuration.os == here.os else {
            throw ControlFailure(
                .invalid,
                "the image is made for \(configuration.os)/\(configuration.architecture), "
                    + "and this machine is \(here.os)/\(here.architecture)"
            )
        }
    }

    /// What is there already, also a link, is left to the runtime, which follows it inside only.
    private static func make(_ folder: String) throws(OperatingSystemError) {
        guard unsafe mkdir(folder, 0o755) == 0 || errno == EEXIST else {
            throw .last(doing: folder)
        }
    }
}

extension ImageRoot {
    /// What every container of it runs.
    ///
    /// - Throws: A ``ControlFailure`` when it has nothing to run: better told now than at each start.
    func container(on engine: ContainerEngine) throws(ControlFailure) -> HostedContainer {
        let process = configuration.config
        let arguments = (process?.entrypoint ?? []) + (process?.command ?? [])
        let folder = process?.folder ?? "/"
        let variables = environment(process?.environment ?? [])
        let lookup = RootLookup(root: path)
        guard let program = arguments.first else {
            throw ControlFailure(.invalid, "the image does not say what it runs")
        }
        let places = variables["PATH"] ?? ""
        guard lookup.program(program, path: places, folder: folder) != nil else {
            throw ControlFailure(
                .invalid,
                "the image's program '\(program)' is not in it, or may not be run"
            )
        }
        return HostedContainer(
            engine: engine,
            image: path,
            arguments: arguments,
            environment: variables,
            folder: folder.isEmpty ? "/" : folder,
            user: try user(process?.user ?? "", lookup)
        )
    }

    private func environment(_ settings: [String]) -> [String: String] {
        let usual = ["PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]
        return settings.reduce(into: usual) { variables, setting in
            let parts = setting.split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
        }
    }

    /// Reads `USER[:GROUP]`, numbers or a name that the image knows.
    private func user(
        _ text: String,
        _ lookup: RootLookup
    ) throws(ControlFailure) -> ContainerDocument.User {
        if text.isEmpty { return ContainerDocument.User() }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let group = parts.count > 1 ? UInt32(parts[1]) : nil
        if let number = UInt32(parts[0]), parts.count == 1 || group != nil {
            return ContainerDocument.User(uid: number, gid: group ?? 0)
        }
        let lines = lookup.file("/etc/passwd").flatMap { FileManager.default.contents(atPath: $0) }
        for line in String(decoding: lines ?? Data(), as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            guard fields.count > 3, fields[0] == parts[0], parts.count == 1,
                let number = UInt32(fields[2]), let group = UInt32(fields[3])
            else { continue }
            return ContainerDocument.User(uid: number, gid: group)
        }
        throw ControlFailure(.invalid, "the image's user '\(text)' is not known in it")
    }
}
