import LoadGenerator
import Pipeline
import Results
import Values

struct InvokeParameters: StepParameters {
    var endpoints: [EndpointSet]
    var mode: Mode
    /// What makes starts cold, in cold mode.
    var cold: ColdCause
    var stop: StopRule
    var burst: [Int]
    var arrival: ArrivalRule
    var warmUp: Bool
    var timeout: Duration
    var maxErrors: Double
    var connections: ConnectionRule
    var serviceTime: Duration
    var payload: ByteCount
    var responsePayload: ByteCount
    var calibration: Duration

    init(reading mapping: inout MappingReader) {
        endpoints = mapping.required(
            "endpoints",
            .oneOrMore(of: .endpoints),
            "what to invoke: of a `deploy`, or of several, which are then measured side by side"
        )
        mode = mapping.required(
            "mode",
            .enumeration(Mode.self, name: "mode"),
            "which kind of start every sample must be proven to be"
        )
        cold = mapping.value(
            "cold",
            .enumeration(ColdCause.self, name: "cause of cold starts"),
            default: .idle,
            "in cold mode, what makes starts cold: functions are `idle` for long, or get an `update` "
                + "before each burst; the two measure differently and are reported apart"
        )
        stop = StopRule(reading: &mapping)
        burst = mapping.value(
            "burst",
            .oneOrMore(of: .integer(in: 1...10_000)),
            default: [1],
            "how many requests leave together; a list is cycled through"
        )
        arrival = ArrivalRule(reading: &mapping)
        stop.check(&mapping, trace: arrival.trace)
        warmUp = mapping.value(
            "warm-up",
            .boolean,
            default: true,
            "in warm mode, whether each function first gets one burst that does not count"
        )
        timeout = mapping.value(
            "timeout",
            .duration(in: .milliseconds(1)...(.seconds(900))),
            default: .seconds(30),
            "how long to wait for a whole answer"
        )
        maxErrors = mapping.value(
            "max-errors",
            .number(in: 0.0...1.0),
            default: 0.1,
            "the share of failed requests, of those counted, above which the step fails"
        )
        connections = ConnectionRule(reading: &mapping)
        serviceTime = mapping.value(
            "service-time",
            .duration(in: .zero...(.seconds(900))),
            default: .zero,
            "how long the function spins before it answers"
        )
        payload = mapping.value(
            "payload",
            .byteCount(in: .zero...Self.largestPayload),
            default: .zero,
            "what a request carries to the function, or what a chain's functions pass on"
        )
        responsePayload = mapping.value(
            "response-payload",
            .byteCount(in: .zero...Self.largestPayload),
            default: .zero,
            "what the function's answer carries back"
        )
        calibration = mapping.value(
            "calibration",
            .duration(in: .zero...(.seconds(60))),
            default: .seconds(2),
            "for how long to measure this machine first, by 500 requests a second to itself, for the "
                + "error bar of the results; `0s` does not"
        )
        checkSearch(&mapping)
        checkCause(&mapping)
    }

    /// An update belongs to cold mode, and to instants that wait until it is done.
    private func checkCause(_ mapping: inout MappingReader) {
        guard cold == .update else { return }
        if mode != .cold {
            mapping.refuse(
                "cold",
                "only cold starts have a cause",
                help: "mode: cold",
                with: "mode"
            )
        } else if arrival.trace != nil {
            mapping.refuse(
                "cold",
                "the instants of a trace do not wait for an update",
                with: "trace"
            )
        } else if arrival.interval == .find {
            mapping.refuse("cold", "`find` looks for idle times", with: "interval")
        }
    }

    /// What the largest experiments of STeLLAR's authors pass on; providers allow less inline.
    static let largestPayload = ByteCount(bytes: 1 << 30)
}

extension InvokeParameters {
    /// Whether functions are renewed before each burst.
    var renews: Bool { mode == .cold && cold == .update }

    /// How functions hang together, which is the same for all sets; `nil` when they stand alone.
    var chain: ChainShape? { endpoints.first?.chain }
}
