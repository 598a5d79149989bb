import COpenSSL

/// What all connections to one target share: what is trusted, and the session to take up.
///
/// Belongs to one shard; used by no other thread.
@safe final class TLSContext {
    fileprivate let context: OpaquePointer
    fileprivate let host: String
    fileprivate let isVerified: Bool
    private let resumes: Bool
    private var kept: OpaquePointer?

    /// - Throws: A ``LoadError`` when the certificates to trust cannot be read.
    init(host: String, settings: TLSSettings) throws(LoadError) {
        guard let context = unsafe SSL_CTX_new(TLS_client_method()) else {
            throw LoadError(code: .system, message: "OpenSSL cannot be set up")
        }
        unsafe self.context = context
        self.host = host
        isVerified = settings.verifies
        resumes = settings.resumes
        unsafe co_be_lean(context)
        unsafe co_forget_sessions(context)
        let versions = (settings.lowest.code, settings.highest.code)
        guard unsafe co_limit_versions(context, versions.0, versions.1) == 1 else {
            throw LoadError(code: .system, message: "OpenSSL does not offer the wanted versions")
        }
        guard settings.verifies else { return }
        unsafe SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
        try trust(settings.authorities)
    }

    deinit {
        unsafe SSL_CTX_free(context)
        if let kept = unsafe kept { unsafe SSL_SESSION_free(kept) }
    }

    private func trust(_ authorities: String?) throws(LoadError) {
        guard let authorities else {
            unsafe SSL_CTX_set_default_verify_paths(context)
            return
        }
        guard unsafe SSL_CTX_load_verify_locations(context, authorities, nil) == 1 else {
            throw LoadError(
                code: .invalidTarget,
                message: "'\(authorities)' holds no certificates that can be read"
            )
        }
    }

    /// A session for a new connection; `nil` when there is no memory.
    func makeSession(protocols: [String]) -> TLSSession? {
        guard let session = unsafe TLSSession(SSL_new(context)) else { return nil }
        session.begin(host: host, verifying: isVerified, protocols: protocols)
        if resumes, let kept = unsafe kept { unsafe session.resume(kept) }
        return session
    }

    /// Keeps what a connection has agreed on for the next one, where that is wanted.
    func keep(_ session: TLSSession) {
        guard resumes, let agreed = unsafe session.agreed() else { return }
        if let kept = unsafe kept { unsafe SSL_SESSION_free(kept) }
        unsafe kept = agreed
    }
}

extension TLSSettings.Version {
    fileprivate var code: Int32 {
        switch self {
        case .v12: TLS1_2_VERSION
        case .v13: TLS1_3_VERSION
        }
    }
}
