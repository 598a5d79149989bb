import FaaS

/// Somewhere that credentials come from.
protocol AWSCredentialSource: Sendable {
    /// The credentials to sign with now.
    ///
    /// - Parameter rejected: Credentials that AWS has just refused as expired, so that others are
    ///   wanted; `nil` if the last ones are still good.
    /// - Returns: Credentials that last for some minutes still.
    /// - Throws: A `ProviderFailure` that says what is missing; `CancellationError` on cancel.
    func credentials(replacing rejected: AWSCredentials?) async throws -> AWSCredentials
}

/// Credentials that are known and last.
struct FixedAWSCredentials: AWSCredentialSource {
    /// The credentials.
    let credentials: AWSCredentials

    func credentials(replacing rejected: AWSCredentials?) async throws -> AWSCredentials {
        credentials
    }
}
