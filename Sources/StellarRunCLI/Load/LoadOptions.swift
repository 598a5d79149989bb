import ArgumentParser
import LoadGenerator
import Values

/// What to send, when, and over which connections.
struct LoadOptions: ParsableArguments {
    @Option(help: "Requests per second, sent one by one at their planned instants.")
    var rate: Double?

    @Option(help: "How many requests to send in all, with --rate.")
    var count: Int?

    @Option(help: "How many requests leave together.")
    var burst: Int?

    @Option(help: "How many bursts to send, with --burst; 1 unless --duration says more.")
    var bursts: Int?

    @Option(
        help: "The time from one burst to the next, such as 100ms.",
        transform: Duration.argument
    )
    var gap: Duration?

    @Option(
        help: "For how long to send, such as 30s, instead of --count or --bursts.",
        transform: Duration.argument
    )
    var duration: Duration?

    @Option(help: "The law of the gaps with --rate: constant, or exponential as of many users.")
    var arrival: ArrivalProcess = .constant

    @Option(help: "What the gaps of an exponential law are drawn from.")
    var seed: UInt64 = 1

    @Option(help: "How many connections to open before the start; more when all are busy.")
    var connections: Int?

    @Option(
        name: .customLong("max-connections"),
        help: "How many connections to hold at once at most; requests wait for a free one."
    )
    var mostConnections: Int?

    @Flag(help: "A new connection for each request, dialled at its instant.")
    var fresh = false

    @Option(help: "The method.")
    var method: String?

    @Option(
        name: .long,
        parsing: .singleValue,
        help: "A header field, NAME:VALUE; may be repeated."
    )
    var header: [String] = []

    @Option(help: "The body.")
    var body: String?

    @Option(help: "How long to wait for a whole answer.", transform: Duration.argument)
    var timeout: Duration = .seconds(30)

    @Flag(help: "Accept any certificate.")
    var insecure = false

    @Option(name: .customLong("ca"), help: "A file of certificates (PEM) to trust instead.")
    var authorities: String?

    @Option(name: .customLong("tls"), help: "The only TLS version to speak, 1.2 or 1.3.")
    var version: TLSSettings.Version?

    @Flag(name: .customLong("tls-resume"), help: "Let connections take up earlier TLS sessions.")
    var resumes = false

    @Option(help: "The version of HTTP: 1.1, 2, or auto for what the peer prefers over TLS.")
    var http: HTTPVersionPolicy = .http1

    @Option(help: "Watch the clock before an instant instead of sleeping: auto, always, never.")
    var spin: SpinPolicy = .auto

    @Option(help: "Who says when packets leave and arrive: kernel, or user for comparison.")
    var stamps: StampPolicy = .kernel

    @Flag(name: .customLong("no-calibration"), help: "Do not measure this machine for 2 s first.")
    var isUncalibrated = false

    mutating func validate() throws {
        try LoadSchedule.check(self)
    }
}

extension LoadOptions {
    /// The load generator for an address.
    func generator(for url: String) throws -> LoadGenerator {
        let fields = try header.map { text in
            guard let colon = text.firstIndex(of: ":") else {
                throw ValidationError("'\(text)' is no header field: write NAME:VALUE")
            }
            let value = text[text.index(after: colon)...].drop { $0 == " " }
            return HTTPField(String(text[..<colon]), String(value))
        }
        do throws(LoadError) {
            let target = try LoadTarget(
                url: url,
                method: method ?? (body == nil ? "GET" : "POST"),
                headers: fields,
                body: Array((body ?? "").utf8)
            )
            return generator(for: target)
        } catch {
            throw ValidationError(error.message)
        }
    }

    private func generator(for target: LoadTarget) -> LoadGenerator {
        var limits = ResponseLimits()
        limits.keptBody = 0
        var generator = LoadGenerator(
            targets: [target],
            policy: fresh ? .fresh : .reuse,
            timeout: timeout,
            limits: limits
        )
        generator.mostConnections = mostConnections ?? .max
        generator.connections = fresh ? 0 : min(connections ?? 0, generator.mostConnections)
        generator.spinning = spin
        generator.stamping = stamps
        generator.http = http
        generator.tls.verifies = !insecure
        generator.tls.authorities = authorities
        generator.tls.resumes = resumes
        if let version { (generator.tls.lowest, generator.tls.highest) = (version, version) }
        return generator
    }
}

extension ArrivalProcess: ExpressibleByArgument {}
extension HTTPVersionPolicy: ExpressibleByArgument {}
extension SpinPolicy: ExpressibleByArgument {}
extension StampPolicy: ExpressibleByArgument {}
extension TLSSettings.Version: ExpressibleByArgument {}
