package import Values

/// By what a registry knows us.
package enum RegistryCredential: Sendable, Hashable {
    /// A name and a password, sent to the registry itself or to whoever gives out its tokens.
    case basic(user: String, password: Secret)
    /// A token that the registry takes as it is.
    case bearer(Secret)
    /// A token for whoever gives out the registry's tokens, in the way of OAuth 2.
    case identity(Secret)
}

/// Knows by what each registry knows us: where clouds put in their own ways.
package protocol RegistryCredentials: Sendable {
    /// The credential for a repository at a host; `nil` to come without one.
    ///
    /// Asked when a registry wants one, and again when what it got is no longer good enough.
    func credential(for host: String, repository: String) async throws -> RegistryCredential?
}

/// Credentials that are known beforehand.
package struct FixedCredentials: RegistryCredentials {
    private let credentials: [String: RegistryCredential]

    /// Keeps a credential for each host; none for the others.
    package init(_ credentials: [String: RegistryCredential] = [:]) {
        self.credentials = credentials
    }

    /// The credential that was given for a host.
    package func credential(for host: String, repository: String) -> RegistryCredential? {
        credentials[host]
    }
}
