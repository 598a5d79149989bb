/// How connections to `https://` targets are secured.
package struct TLSSettings: Sendable, Hashable {
    /// A version of the protocol.
    package enum Version: String, Sendable, Hashable, Codable, CaseIterable {
        case v12 = "1.2"
        case v13 = "1.3"
    }

    /// Whether the peer's certificate must be valid and be for the host's name.
    package var verifies = true
    /// A file of certificates (PEM) to trust instead of the system's; `nil` for the system's.
    package var authorities: String?
    /// The lowest version that is accepted.
    package var lowest = Version.v12
    /// The highest version that is offered.
    package var highest = Version.v13
    /// Whether a connection may take up the session of an earlier one to the same target, which
    /// makes its handshake shorter.
    package var resumes = false

    /// The settings of a careful client: certificates verified, TLS 1.2 or 1.3, full handshakes.
    package init() {}
}
