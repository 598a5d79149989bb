import LoadGenerator
import Pipeline
import Values

/// How functions are talked to: over which connections, and what is spoken on them.
struct ConnectionRule: Sendable, Hashable {
    /// Which connection a request goes out on.
    var policy: ConnectionPolicy
    /// Which version of HTTP is spoken.
    var http: HTTPVersionPolicy
    /// The only version of TLS that is spoken; `nil` for 1.2 and 1.3.
    var version: TLSSettings.Version?
    /// Whether connections may take up earlier sessions of TLS.
    var resumes: Bool
    /// The file of certificates to trust, relative to the pipeline's file; `nil` for the system's.
    var authorities: String?
}

extension ConnectionRule {
    /// Reads the keys that say it; they are called like the options of `load`.
    init(reading mapping: inout MappingReader) {
        policy = mapping.value(
            "connections",
            .enumeration(ConnectionPolicy.self, name: "connection policy"),
            default: .prewarmed,
            "which connection a request goes out on"
        )
        http = mapping.value(
            "http",
            .enumeration(HTTPVersionPolicy.self, name: "HTTP version"),
            default: .http1,
            "the version of HTTP; `auto` is what the endpoint prefers over TLS"
        )
        version = mapping.optional(
            "tls",
            .enumeration(TLSSettings.Version.self, name: "TLS version"),
            "the only version of TLS to speak; 1.3 or 1.2, as the endpoint prefers, unless it is given"
        )
        resumes = mapping.value(
            "tls-resume",
            .boolean,
            default: false,
            "whether connections take up earlier TLS sessions, which makes their handshakes shorter"
        )
        authorities = mapping.optional(
            "ca",
            .text,
            "a file of certificates (PEM) to trust instead of the system's; relative to the "
                + "pipeline's file"
        )
    }

    /// A load generator that keeps it.
    func generator(
        targets: [LoadTarget],
        timeout: Duration,
        limits: ResponseLimits,
        folder: String
    ) -> LoadGenerator {
        var generator = LoadGenerator(
            targets: targets,
            policy: policy,
            timeout: timeout,
            limits: limits
        )
        generator.http = http
        generator.tls.resumes = resumes
        generator.tls.authorities = authorities.map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" }
        if let version { (generator.tls.lowest, generator.tls.highest) = (version, version) }
        return generator
    }
}
