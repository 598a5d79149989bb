/// A target as a shard knows it: its address, what its requests look like, how it is secured.
struct Route {
    let template: RequestTemplate
    let fields: HTTP2Template
    let body: [UInt8]
    /// Whether its answers have no body whatever they say.
    let isHead: Bool
    let address: Result<SocketAddress, ResolverFailure>
    /// How long the name of its host took to be resolved, in nanoseconds; 0 for a literal address.
    let resolveTime: Int
    /// `nil` for a target that is not secure.
    let tls: TLSContext?

    /// Resolves the name of the host, which may take its time.
    init(_ target: LoadTarget, _ settings: TLSSettings) throws(LoadError) {
        template = RequestTemplate(target)
        fields = HTTP2Template(target)
        body = target.body
        isHead = target.method == "HEAD"
        tls = target.isSecure ? try TLSContext(host: target.host, settings: settings) : nil
        let start = MonotonicClock.now()
        address = Result { () throws(ResolverFailure) in
            try SocketAddress(host: target.host, port: target.port)
        }
        let isLiteral =
            target.host.contains(":") || target.host.allSatisfy { "0123456789.".contains($0) }
        resolveTime = isLiteral ? 0 : MonotonicClock.now() - start
    }
}

extension Route {
    /// Says so when no target has an address: nothing can be learnt from sending then.
    ///
    /// One of several without an address is a result: its requests fail.
    static func check(_ routes: [Route], of targets: [LoadTarget]) throws(LoadError) {
        var failure: ResolverFailure?
        for route in routes {
            guard case .failure(let error) = route.address else { return }
            failure = failure ?? error
        }
        guard let failure, let first = targets.first else { return }
        throw LoadError(
            code: .unknownHost,
            message: "the host '\(first.host)' has no address: \(failure.reason)"
        )
    }
}
