import CSpawn
import FoundationEssentials
import Glibc

/// Runs a container that does nothing, with the machine's own programs, to see whether one can be.
struct ContainerTrial {
    /// Why it did not run.
    struct Refusal: Error {
        let reason: String
        /// Whether it may run where its root cannot be written to.
        let isAboutOverlay: Bool
    }

    let folder: String
    let searchPath: String
    let groups: ControlGroups
    /// How long it may take.
    let patience: Duration

    private static let name = "trial"
    private static let shown = ["bin", "lib", "lib32", "lib64", "sbin", "usr"]

    /// Runs it to its end, and leaves nothing behind.
    func run(_ engine: ContainerEngine) throws -> Result<Void, Refusal> {
        FolderRemoval.remove(folder)
        defer {
            FolderRemoval.remove(folder)
            groups.remove(Self.name)
        }
        let image = "\(folder)-image"
        FolderRemoval.remove(image)
        defer { FolderRemoval.remove(image) }
        try makeImage(image)
        let place = ContainerFolder(path: folder)
        try place.create()
        let container = HostedContainer(
            engine: engine,
            image: image,
            arguments: ["/bin/true"],
            environment: [:],
            folder: "/",
            user: ContainerDocument.User()
        )
        var document = container.document(
            in: place,
            environment: [:],
            group: groups.path(of: Self.name)
        )
        document.mounts += machine.map { .reading("/\($0)") }
        try place.write(document)
        return outcome(of: engine, place, container.hasOverlay ? place.overlay(on: image) : nil)
    }

    private var machine: [String] {
        Self.shown.filter { FileManager.default.fileExists(atPath: "/\($0)") }
    }

    /// With the folders that are mounted, as they cannot be made where nothing can be written.
    private func makeImage(_ path: String) throws {
        for name in machine + ImageRoot.folders {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(name)",
                withIntermediateDirectories: true
            )
        }
    }

    private func outcome(
        of engine: ContainerEngine,
        _ place: ContainerFolder,
        _ overlay: Enclosure.Overlay?
    ) -> Result<Void, Refusal> {
        let launch = Launch(
            command: engine.command(bundle: place.path, name: Self.name),
            environment: ["PATH": searchPath],
            directory: place.path,
            bond: .diesWithThread
        )
        do {
            let end = try ProgramOutput.end(
                of: launch,
                in: Enclosure(overlay: overlay),
                within: patience
            )
            if end.status == 0 { return .success(()) }
            let lines = end.output.split(separator: "\n")
            let reason = lines.last.map(String.init) ?? "ended with status \(end.status)"
            return .failure(Refusal(reason: reason, isAboutOverlay: false))
        } catch let failure as EnclosureFailure {
            let isAboutOverlay = failure.stage == CSPAWN_OVERLAY
            return .failure(Refusal(reason: "\(failure)", isAboutOverlay: isAboutOverlay))
        } catch {
            return .failure(Refusal(reason: "\(error)", isAboutOverlay: false))
        }
    }
}
