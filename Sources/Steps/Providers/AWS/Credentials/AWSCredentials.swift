import Values

/// What requests are signed with.
struct AWSCredentials: Sendable, Hashable {
    /// The public half of the key, which names who signs.
    var accessKey: String
    /// The secret half.
    var secretKey: Secret
    /// What temporary keys come with.
    var sessionToken: Secret?
    /// When they end, in seconds since 1970; `nil` for keys that last.
    var expires: Double?

    /// Wraps what was read somewhere.
    init(
        accessKey: String,
        secretKey: String,
        sessionToken: String? = nil,
        expires: Double? = nil
    ) {
        self.accessKey = accessKey
        self.secretKey = Secret(name: "AWS secret access key", value: secretKey)
        self.sessionToken = sessionToken.map { Secret(name: "AWS session token", value: $0) }
        self.expires = expires
    }
}
