public import Values

/// A client machine that is to be created.
public struct MachineSpec: Sendable {
    /// The provider's word for how large it is; `nil` for the provider's usual one.
    public var size: String?
    /// The public key that its user logs in with, as a line of OpenSSH.
    public var publicKey: String
    /// The key that it has to show, so that whoever connects first knows it already.
    public var hostKey: MachineHostKey
    /// How long it may exist; after that it ends by itself, whatever became of us.
    public var lifetime: Duration
    /// The addresses it may be reached from, as `192.0.2.7/32`; `nil` for ours alone.
    public var reachableFrom: String?

    /// Creates a specification.
    public init(
        size: String?,
        publicKey: String,
        hostKey: MachineHostKey,
        lifetime: Duration,
        reachableFrom: String? = nil
    ) {
        self.size = size
        self.publicKey = publicKey
        self.hostKey = hostKey
        self.lifetime = lifetime
        self.reachableFrom = reachableFrom
    }
}

/// A key by which a machine proves who it is; of one machine only.
public struct MachineHostKey: Sendable {
    /// As in `ssh-ed25519 AAAA…`.
    public var publicKey: String
    /// The text of the private key, which goes to the machine when it is created.
    public var privateKey: Secret

    /// Creates a key.
    public init(publicKey: String, privateKey: Secret) {
        self.publicKey = publicKey
        self.privateKey = privateKey
    }
}
