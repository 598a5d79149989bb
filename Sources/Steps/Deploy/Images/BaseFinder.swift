import FoundationEssentials
import Packaging
import Pipeline
import Values

/// Brings the base of an image to this machine.
struct BaseFinder: Sendable {
    let web: any HTTPTransfer
    /// By what registries know us.
    let logins: any RegistryCredentials
    let toolchain: Toolchain
    /// The absolute path of the state folder.
    let stateFolder: String

    /// Where images are that are pulled and built.
    var images: String { Self.images(in: stateFolder) }

    /// The OCI layout of a state folder with all of them.
    static func images(in stateFolder: String) -> String { "\(stateFolder)/images" }

    /// Finds what a pipeline names, or else what the runtime needs.
    func base(
        _ choice: BaseChoice?,
        for runtime: FunctionRuntime,
        from pipelineFolder: String
    ) async throws -> ImageBase {
        switch choice {
        case nil: try await usual(for: runtime)
        case .nothing: .nothing
        case .path(let path): try self.path(path, from: pipelineFolder)
        case .registry(let reference): try await pull(reference)
        }
    }

    /// Nothing for what was linked statically, else a base of this machine's own files.
    private func usual(for runtime: FunctionRuntime) async throws -> ImageBase {
        guard HandlerHost(rawValue: runtime.name) != nil else { return .nothing }
        let base = MachineBase(runtime: runtime, toolchain: toolchain, stateFolder: stateFolder)
        try await base.make()
        return .layout(folder: base.folder, name: runtime.name)
    }

    private func pull(_ reference: RegistryReference) async throws -> ImageBase {
        let name = "base of \(reference)"
        let layout = try ImageLayout(at: images)
        // What a digest means never changes; what a tag means is asked for each time. An image that
        // cannot be read here is pulled anew.
        if reference.digest != nil, let image = try? layout.image(named: name) {
            try layout.markUsed(image)
        } else {
            _ = try await RegistryClient(web: web, credentials: logins)
                .pull(reference, into: layout, as: name)
        }
        return .layout(folder: images, name: name)
    }

    private func path(_ text: String, from pipelineFolder: String) throws(StepFailure) -> ImageBase
    {
        let path = text.hasPrefix("/") ? text : "\(pipelineFolder)/\(text)"
        if let base = Self.base(at: path, name: nil) { return base }
        if let colon = path.lastIndex(of: ":"), !path[colon...].contains("/"),
            let base = Self.base(
                at: String(path[..<colon]),
                name: String(path[path.index(after: colon)...])
            )
        {
            return base
        }
        throw StepFailure(
            code: .invalid,
            message: "there is no base at '\(path)'",
            details: ["it can be the folder of an OCI layout or the archive of a root filesystem"]
        )
    }

    private static func base(at path: String, name: String?) -> ImageBase? {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return nil
        }
        if isFolder { return .layout(folder: path, name: name) }
        return name == nil ? .rootFilesystem(path: path) : nil
    }
}
