public import Values

/// How a function's code is wrapped.
public enum PackageKind: String, Sendable, Hashable, Codable, CaseIterable {
    case zip
    case container
}

/// A package on this machine, ready to be handed to a provider.
public struct PackageSource: Sendable, Hashable, Codable {
    /// How the code is wrapped.
    public var kind: PackageKind
    /// The path of the zip file or of the image layout.
    public var path: String
    /// The SHA-256 of the file, in lower-case hexadecimal.
    public var digest: String
    /// The size the provider will store.
    public var size: ByteCount

    /// Creates a reference to a package.
    public init(kind: PackageKind, path: String, digest: String, size: ByteCount) {
        self.kind = kind
        self.path = path
        self.digest = digest
        self.size = size
    }
}
