package import Values

/// What an image is to be made of.
package struct ImageSpec: Sendable {
    /// The code.
    package var code: SourceTree
    /// What it is built upon.
    package var base: ImageBase
    /// Where the code goes, without a leading slash; padding goes beside it.
    package var codeFolder: String
    /// Files of ours that go with the code, elsewhere.
    package var files: [AddedFile]
    /// What all layers are to take together as they are stored; `nil` for as little as possible.
    package var size: ByteCount?
    /// Decides the bytes of the padding.
    package var seed: UInt64
    /// How the image is run, on top of what the base says.
    package var process: ImageConfiguration.Process
    /// The machines it is for.
    package var platform: ImagePlatform
    /// The family of names that it uses.
    package var format: ImageFormat
    /// The most that the archive of a base may expand to.
    package var baseLimit: ByteCount

    /// Describes an image.
    package init(
        code: SourceTree,
        base: ImageBase = .nothing,
        codeFolder: String = "var/task",
        files: [AddedFile] = [],
        size: ByteCount? = nil,
        seed: UInt64 = 0,
        process: ImageConfiguration.Process = .init(),
        platform: ImagePlatform = .current,
        format: ImageFormat = .oci,
        baseLimit: ByteCount = ByteCount(bytes: 8 << 30)
    ) {
        self.code = code
        self.base = base
        self.codeFolder = codeFolder
        self.files = files
        self.size = size
        self.seed = seed
        self.process = process
        self.platform = platform
        self.format = format
        self.baseLimit = baseLimit
    }
}
