import LoadGenerator
import Pipeline
import Results
import Statistics
import Values

extension Invoke: ForeseeingStep {
    /// Counts requests and the time they take, as far as the functions are known.
    func foresee(_ mapping: inout MappingReader, after dependencies: [Forecast]) -> Forecast {
        var forecast = Forecast()
        forecast.resolution = mapping.isKnown("samples") ? resolution : nil
        forecast.requests = nil
        guard mapping.isKnown("samples", "burst", "mode", "warm-up") else { return forecast }
        let endpoints = dependencies.fact("endpoints").flatMap(\.asCount)
        var volume = LoadVolume(
            samples: parameters.samples,
            bursts: parameters.burst,
            warmsUp: parameters.mode == .warm && parameters.warmUp,
            endpoints: endpoints
        )
        forecast.requests = volume.requests
        guard mapping.isKnown("interval", "arrival"),
            let keepAlive = dependencies.fact("keep-alive").flatMap(\.asDuration)
        else { return forecast }
        volume.settling = Experiment.settling(keepAlive)
        let pacing = Pacing(
            mode: parameters.mode,
            interval: parameters.interval,
            arrival: parameters.arrival,
            keepAlive: keepAlive
        )
        forecast.duration = volume.duration(at: pacing.choice)
        forecast.quiet = volume.quiet(at: pacing.choice) ?? .zero
        return forecast
    }

    /// How far p75 lies above p25 in the results that the resolution is told for.
    ///
    /// Nobody knows it before the run: it is an assumption, and shown as one.
    private static let assumedSpread = 1.4

    private var resolution: Forecast.Resolution {
        let resolution = MedianResolution(count: parameters.samples)
        return Forecast.Resolution(
            samples: parameters.samples,
            interquartileRanges: resolution?.interquartileRanges,
            ratio: resolution?.ratio(spread: Self.assumedSpread),
            spread: Self.assumedSpread
        )
    }
}

extension Value {
    fileprivate var asCount: Int? {
        guard case .integer(let count) = self else { return nil }
        return count
    }

    fileprivate var asDuration: Duration? {
        guard case .duration(let duration) = self else { return nil }
        return duration
    }
}
