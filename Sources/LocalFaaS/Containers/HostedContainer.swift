/// What an image says about the containers that are made of it, and what runs them.
struct HostedContainer: Sendable {
    let engine: ContainerEngine
    /// Where the image is unpacked.
    let image: String
    /// The program and its arguments.
    let arguments: [String]
    /// The image's own variables.
    let environment: [String: String]
    /// Where it is run.
    let folder: String
    /// Who runs it.
    let user: ContainerDocument.User

    /// Where images have the code of a function.
    static let taskRoot = "/var/task"

    /// Whether an instance can write to its root.
    var hasOverlay: Bool { engine.hasOverlay && Enclosure.Overlay.canTell(image) }

    /// What the runtime is told about an instance.
    func document(
        in folder: ContainerFolder,
        environment: [String: String],
        group: String
    ) -> ContainerDocument {
        let mounts = ContainerDocument.Mount.usual + (hasOverlay ? [] : [.temporary])
        return ContainerDocument(
            process: ContainerDocument.Process(
                user: user,
                args: arguments,
                env: environment.map { "\($0.key)=\($0.value)" }.sorted(),
                cwd: self.folder
            ),
            root: ContainerDocument.Root(
                path: hasOverlay ? folder.root : image,
                readonly: !hasOverlay
            ),
            mounts: mounts,
            linux: ContainerDocument.Linux(cgroupsPath: engine.joinsGroup ? nil : group)
        )
    }
}
