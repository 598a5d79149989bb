import LoadGenerator
import Results
import Values

/// Chooses how far apart bursts to one function are.
///
/// Cold, each gap is at least the time after which the provider reclaims an idle instance, with a
/// quarter more as a margin. Warm, gaps are a quarter of that time, at most 3 s, and never more than
/// four fifths of it. Cold after an update, a round over all functions takes as long as a gap of a warm
/// one, and the update besides. Where either will do, gaps are exponential and otherwise as if warm. An
/// arrival law on an explicit interval is taken literally.
struct Pacing: Sendable {
    let mode: Mode
    let arrival: ArrivalRule
    /// How long the provider keeps an idle instance.
    let keepAlive: Duration
    /// Whether functions are renewed before each burst, so that nobody waits for idleness.
    var renews = false

    var choice: LoadPacing {
        switch (mode, arrival.interval, arrival.process) {
        case (_, .every(let interval), let arrival?):
            .literal(interval: interval, arrival: arrival)
        case (.cold, .every(let interval), nil): .cold(floor: interval)
        case (.cold, .auto, _) where renews: .cold(floor: min(keepAlive / 4, .seconds(3)))
        case (.cold, .auto, _), (.cold, .find, _): .cold(floor: keepAlive * 5 / 4)
        case (.warm, .every(let interval), nil): warm(interval)
        case (.any, .every(let interval), nil): .literal(interval: interval, arrival: .exponential)
        case (.warm, .auto, _), (.any, .auto, _), (.warm, .find, _), (.any, .find, _):
            warm(min(keepAlive / 4, .seconds(3)))
        }
    }

    private func warm(_ interval: Duration) -> LoadPacing {
        .warm(
            interval: interval,
            arrival: arrival.process ?? .exponential,
            ceiling: keepAlive * 4 / 5
        )
    }
}
