import FaaS
import FoundationEssentials
import LocalFaaS
import Values

/// Finds servers: the one that was given, or those whose folders are in the state folder.
struct LocalServerDirectory: Sendable {
    let stateFolder: String
    let exchange: any HTTPExchange
    let existing: LocalEndpoint?
    let table: LocalProcessTable

    /// Whether functions go to a server that somebody else runs.
    var usesExisting: Bool { existing != nil }

    /// The folder of a process of some name.
    func folder(named name: String) -> String { "\(stateFolder)/\(name)" }

    /// The folder of a process that is known by its record.
    func folder(of record: ResourceRecord) -> String {
        record.attributes[LocalRecord.folder] ?? folder(named: record.name)
    }

    /// The process that runs in a folder, also when the folder is lost.
    func process(in folder: String) -> ProcessIdentity? {
        LocalServerFiles(folder: folder).process ?? table.process(in: folder)
    }

    /// The processes of this machine whose folder is lost.
    func strays() -> [LabelledResource] {
        table.entries().compactMap { entry in
            let folder = entry.options.dataFolder
            guard !FileManager.default.fileExists(atPath: folder),
                entry.options.labels[ResourceLabel.run] != nil
            else { return nil }
            return LabelledResource(
                ResourceRecord(
                    provider: .local,
                    kind: LocalRecord.process,
                    name: folder.split(separator: "/").last.map(String.init) ?? folder,
                    identifier: entry.process.text,
                    attributes: [LocalRecord.folder: folder]
                ),
                labels: entry.options.labels
            )
        }
    }

    /// Whether a process runs in a folder that we started, so that it will not leave by itself.
    func isOurs(_ folder: String) async throws -> Bool {
        guard let server = server(in: folder) else { return false }
        let state = try await server.unlessGone { try await $0.state() }
        return state?.owner == ProcessIdentity.current
    }

    /// The server that a function is to be created on.
    func server(of foundation: ResourceRecord?) throws -> LocalServerHandle {
        if let handle = existingHandle { return handle }
        guard let foundation, let server = server(in: folder(of: foundation)) else {
            throw ProviderFailure(
                code: .unavailable,
                message: "the embedded provider's process is gone"
            )
        }
        return server
    }

    /// The servers that may have a function, the likeliest first.
    func servers(for function: ResourceRecord) -> [LocalServerHandle] {
        if let folder = function.attributes[LocalRecord.folder] {
            return server(in: folder).map { [$0] } ?? []
        }
        return servers()
    }

    /// All servers that run.
    func servers() -> [LocalServerHandle] {
        // Before the first process was started there is no folder.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: stateFolder)) ?? []
        let own = names.sorted().compactMap { server(in: folder(named: $0)) }
        return (existingHandle.map { [$0] } ?? []) + own
    }

    /// The server in a folder, once it has announced itself and while it runs.
    func server(in folder: String) -> LocalServerHandle? {
        let files = LocalServerFiles(folder: folder)
        guard files.process != nil, let announcement = files.announcement else { return nil }
        let token = Secret(name: "local", value: announcement.token)
        return handle(announcement.address, token, folder: folder)
    }

    private var existingHandle: LocalServerHandle? {
        existing.map { handle($0.address, $0.token, folder: nil) }
    }

    private func handle(_ address: String, _ token: Secret, folder: String?) -> LocalServerHandle {
        LocalServerHandle(
            address: address,
            folder: folder,
            control: ControlClient(exchange: exchange, address: address, token: token)
        )
    }
}
