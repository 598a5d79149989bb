package import Values

/// By what a registry knows us.
package enum RegistryCredential: Sendable, Hashable {
    /// A name and a password, sent to the registry itself or to whoever gives out its tokens.
    case basic(user: String, password: Secret)
    /// A token that the registry takes as it is.
    case bearer(Secret)
}

/// Knows by what each registry knows us: where clouds put in their own ways.
package protocol RegistryCredentials: Sendable {
    /// The credential for a host; `nil` to come without one.
    ///
    /// Asked when a registry wants one, and again when what it got is no longer good enough.
    func credential(for host: String) async throws -> RegistryCredential?
}

/// Credentials that are known beforehand.
package struct FixedCredentials: RegistryCredentials {
    private let credentials: [String: RegistryCredential]

    /// Keeps a credential for each host; none for the others.
    package init(_ credentials: [String: RegistryCredential] = [:]) {
        self.credentials = credentials
    }

    /// The credential that was given for a host.
    package func credential(for host: String) -> RegistryCredential? { credentials[host] }
}
