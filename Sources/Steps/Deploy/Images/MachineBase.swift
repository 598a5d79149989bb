import FoundationEssentials
import Packaging
import Pipeline
import Values

/// The smallest root filesystem that can host a runtime, made of this machine's own files.
///
/// What a container runs is then what a plain process runs here, and no registry is needed.
struct MachineBase: Sendable {
    /// Changes when what is put together changes.
    private static let recipe = "1"
    private static let label = "io.github.stellar-run.made-with"

    let runtime: FunctionRuntime
    let toolchain: Toolchain
    let stateFolder: String

    /// The OCI layout with the bases of a state folder, each under the name of its runtime.
    static func folder(in stateFolder: String) -> String { "\(stateFolder)/bases" }

    /// The base of a runtime, once it has been made.
    static func image(of runtime: String, in stateFolder: String) -> StoredImage? {
        // Where there is nothing yet, or nothing that can be read, it is made.
        try? ImageLayout(opening: folder(in: stateFolder)).image(named: runtime)
    }

    var folder: String { Self.folder(in: stateFolder) }

    /// Makes it, unless it is there and the tools of this machine are still the same.
    @discardableResult
    func make() async throws -> StoredImage {
        let layout = try ImageLayout(at: folder)
        // Whoever else wants it waits, and then finds it.
        let lock = try await FolderLock.linedUp(for: "\(folder)/blobs")
        defer { withExtendedLifetime(lock) {} }
        let tools = try await toolchain.versions(of: runtime)
        let mark = "\(Self.recipe) \(tools.split(separator: "\n").joined(separator: " "))"
        if let image = Self.image(of: runtime.name, in: stateFolder),
            image.configuration.config?.labels?[Self.label] == mark
        {
            try layout.markUsed(image)
            return image
        }
        let staging = StagedRoot(path: "\(folder)/.staged-\(runtime.name)")
        try staging.begin()
        defer { staging.end() }
        try await BaseContents(runtime: runtime, toolchain: toolchain).put(into: staging)
        let spec = ImageSpec(
            code: try SourceTree(folder: staging.path, leavingOut: []),
            codeFolder: "",
            process: ImageConfiguration.Process(
                environment: ["PATH=/usr/local/bin:/usr/bin:/bin"],
                labels: [Self.label: mark]
            )
        )
        return try ImageWriter(layout: layout).write(spec, as: runtime.name)
    }
}
