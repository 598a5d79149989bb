import LoadGenerator
import Pipeline
import Values

/// When an `invoke` has sent enough.
struct StopRule: Sendable, Hashable {
    /// How many proven samples to take at each burst size; `nil` when only time says when to stop.
    var samples: Int?
    /// How long to send.
    var duration: Duration?

    /// How many samples to take at most at each burst size.
    var most: Int { samples ?? LoadRecipe.mostSamples }

    /// Whether samples of the wrong kind are replaced: not when what was to be sent was laid down
    /// by a time.
    var admitsRepeats: Bool { samples != nil && duration == nil }

    /// How many samples are promised at each burst size, so that fewer make a result suspect.
    var promised: Int? { admitsRepeats ? samples : nil }
}

extension StopRule {
    /// Reads the keys that say when to stop; one of them has to.
    init(reading mapping: inout MappingReader) {
        samples = mapping.optional(
            "samples",
            .integer(in: 1...LoadRecipe.mostSamples),
            "how many proven samples to take at each burst size"
        )
        duration = mapping.optional(
            "duration",
            .duration(in: .milliseconds(1)...(.seconds(604_800))),
            "how long to send, after the warm-up; with `samples`, whichever ends sooner"
        )
    }

    /// Refuses a load that would never end.
    func check(_ mapping: inout MappingReader, trace: String?) {
        guard samples == nil, duration == nil, trace == nil else { return }
        mapping.refuse(
            "samples",
            "nothing says when to stop",
            help: "say how many: 'samples: 100', or how long: 'duration: 5m'",
            with: "duration",
            "trace"
        )
    }
}
