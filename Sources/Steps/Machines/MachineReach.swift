import Values

/// How another machine is reached, by the system's `ssh`.
struct MachineReach: Codable, Sendable, Hashable {
    /// The host, with the user before an `@` where it is not ours.
    var address: String
    /// The port; `nil` for the usual one, or what the user's own settings say.
    var port: Int?
    /// The absolute path of a private key; `nil` for those that `ssh` finds itself.
    var identity: String?
    /// The public keys that the machine may have, as in `ssh-ed25519 AAAA…`; when there are none, those
    /// that the user knows it by.
    var hostKeys: [String] = []
    /// The absolute path of this program over there; `nil` when it is copied there.
    var program: String?
    /// How long a step goes on there, and is waited for here, without a connection, in seconds.
    var patience: Double

    /// The host by itself.
    var host: String { String(address.split(separator: "@").last ?? "") }
}
