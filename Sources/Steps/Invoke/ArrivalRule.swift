import LoadGenerator
import Pipeline
import Values

/// When bursts leave: the time between two of them and its law, or a file that says it.
struct ArrivalRule: Sendable, Hashable {
    var interval: InvocationInterval
    /// The law of the gaps; `nil` when the mode chooses it.
    var process: ArrivalProcess?
    /// In how many steps the rate grows.
    var rateSteps: Int
    /// The file of recorded instants, relative to the pipeline's file.
    var trace: String?
    /// Between which idle times to search for the one after which instances are reclaimed.
    var search: DurationRange?
}

extension ArrivalRule {
    /// Reads the keys that say it.
    init(reading mapping: inout MappingReader) {
        interval = mapping.value(
            "interval",
            .invocationInterval,
            default: .auto,
            "the time between two bursts to the same function; `auto` knows the provider's, `find` "
                + "searches for the time after which idle instances are reclaimed"
        )
        process = mapping.optional(
            "arrival",
            .enumeration(ArrivalProcess.self, name: "arrival process"),
            "the law of the gaps between bursts; literal when an interval is given too"
        )
        rateSteps = mapping.value(
            "rate-steps",
            .integer(in: 1...1000),
            default: 5,
            "under `arrival: step`, in how many equal stretches of time the rate grows, evenly "
                + "from nearly nothing to nearly twice the mean"
        )
        trace = mapping.optional(
            "trace",
            .text,
            "under `arrival: trace`, the file of instants at which bursts leave, in seconds or with "
                + "units, one a line; relative to the pipeline's file"
        )
        search = mapping.optional(
            "search",
            .durationRange,
            "under `interval: find`, the shortest and the longest idle time to try; a tenth of what "
                + "the provider says to four times as much unless it is given"
        )
        check(&mapping)
    }

    private func check(_ mapping: inout MappingReader) {
        switch (process == .trace, trace) {
        case (true, nil):
            mapping.refuse(
                "arrival",
                "nothing says which trace",
                help: "name its file: 'trace: arrivals.txt'",
                with: "trace"
            )
        case (false, .some):
            mapping.refuse(
                "trace",
                "a trace goes with 'arrival: trace' alone",
                help: "write 'arrival: trace', or leave 'trace' out",
                with: "arrival"
            )
        case (true, .some) where interval != .auto:
            mapping.refuse(
                "interval",
                "a trace says when bursts leave, not an interval",
                help: "leave 'interval' out",
                with: "arrival",
                "trace"
            )
        default: break
        }
    }
}
