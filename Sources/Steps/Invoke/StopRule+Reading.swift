import LoadGenerator
import Pipeline
import Values

extension StopRule {
    /// Reads the keys that say when to stop; ``check(_:trace:)`` sees to it that one of them does.
    init(reading mapping: inout MappingReader) {
        let limits = 1...LoadRecipe.mostSamples
        samples = mapping.optional(
            "samples",
            .sampleCount(in: limits),
            "how many proven samples to take at each burst size; `until ±5%` takes them until half "
                + "of the median's 95 % interval is at most so much of it"
        )
        let least = mapping.value(
            "min-samples",
            .integer(in: limits),
            default: bounds.lowerBound,
            "under `until`, how many samples to take however narrow the interval is"
        )
        let most = mapping.value(
            "max-samples",
            .integer(in: limits),
            default: bounds.upperBound,
            "under `until`, how many samples to take however wide the interval is"
        )
        duration = mapping.optional(
            "duration",
            .duration(in: .milliseconds(1)...(.seconds(604_800))),
            "how long to send, after the warm-up; with `samples`, whichever ends sooner"
        )
        bounds = min(least, most)...max(least, most)
        guard least > most else { return }
        mapping.refuse(
            "max-samples",
            "at most \(most) samples are fewer than at least \(least)",
            help: "the least is 'min-samples', 30 unless it is given",
            with: "min-samples"
        )
    }

    /// Refuses a load that would never end.
    func check(_ mapping: inout MappingReader, trace: String?) {
        guard samples == nil, duration == nil, trace == nil else { return }
        mapping.refuse(
            "samples",
            "nothing says when to stop",
            help:
                "say how many: 'samples: 100' or 'samples: until ±5%', or how long: 'duration: 5m'",
            with: "duration",
            "trace"
        )
    }
}
