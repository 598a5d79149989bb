import FaaS
import LoadGenerator
import Pipeline
import Results
import Statistics
import Values

extension Invoke: ForeseeingStep {
    /// Counts requests and the time they take, as far as the functions are known.
    func foresee(_ mapping: inout MappingReader, after dependencies: [Forecast]) -> Forecast {
        refuse("payload", parameters.payload, &mapping, dependencies.fact("largest-payload"))
        let response = parameters.responsePayload
        refuse("response-payload", response, &mapping, dependencies.fact("largest-response"))
        if parameters.renews, dependencies.fact("renews") == .boolean(false) {
            mapping.refuse("cold", "the provider cannot make functions start anew by an update")
        }
        var forecast = Forecast()
        forecast.uses = uses(mapping, after: dependencies)
        forecast.resolution = mapping.isKnown("samples") ? resolution : nil
        forecast.requests = nil
        forecast.costs = costs(of: nil, mapping, after: dependencies)
        guard mapping.isKnown("samples", "burst", "mode", "cold", "warm-up", "duration", "trace"),
            mapping.isKnown("min-samples", "max-samples"), parameters.stop.precision == nil,
            parameters.stop.samples != nil || parameters.arrival.trace == nil,
            mapping.isKnown("interval"), parameters.arrival.interval != .find
        else { return forecast }
        // Several sets are measured side by side, each with its own functions.
        let sets = dependencies.filter { $0.facts["endpoints"] != nil }
        let parts = sets.count > 1 ? sets.map { [$0] } : [dependencies]
        let volumes = parts.map { foresee(mapping, after: $0) }
        forecast.requests = volumes.map(\.requests).sum
        forecast.duration = volumes.map(\.duration).max
        let costs = zip(volumes, parts).map { self.costs(of: $0.requests, mapping, after: $1) }
        forecast.costs = costs.contains(nil) ? nil : costs.flatMap { $0 ?? [] }
        forecast.quiet = volumes.map(\.quiet).max() ?? .zero
        return forecast
    }

    /// Updates, where they make starts cold.
    private func uses(
        _ mapping: MappingReader,
        after dependencies: [Forecast]
    ) -> Set<Forecast.Use> {
        guard !mapping.isKnown("mode", "cold") || parameters.renews else { return [] }
        let places = dependencies.compactMap { $0.facts["provider"]?.text }
        return Set(places.map { Forecast.Use(ProviderUse.renewal.rawValue, of: $0) })
    }

    /// What one set of functions will take.
    private func foresee(_ mapping: MappingReader, after dependencies: [Forecast]) -> Forecast {
        var forecast = Forecast()
        var volume = LoadVolume(
            samples: parameters.stop.most,
            bursts: parameters.burst,
            warmsUp: parameters.mode == .warm && parameters.warmUp,
            endpoints: dependencies.fact("endpoints").flatMap(\.asCount)
        )
        forecast.requests = parameters.stop.duration == nil ? volume.requests : nil
        guard mapping.isKnown("interval", "arrival"), parameters.arrival.trace == nil,
            let keepAlive = dependencies.fact("keep-alive").flatMap(\.asDuration)
        else { return forecast }
        volume.settling = Experiment.settling(keepAlive)
        let pacing = Pacing(
            mode: parameters.mode,
            arrival: parameters.arrival,
            keepAlive: keepAlive,
            renews: parameters.renews
        )
        .choice
        if let duration = parameters.stop.duration {
            volume = volume.limited(to: duration, at: pacing)
        }
        forecast.requests = volume.requests
        forecast.duration = volume.duration(at: pacing)
        forecast.quiet = volume.quiet(at: pacing) ?? .zero
        return forecast
    }

    /// Refuses a payload that the functions' provider cannot carry.
    private func refuse(
        _ key: String,
        _ payload: ByteCount,
        _ mapping: inout MappingReader,
        _ limit: Value?
    ) {
        guard case .byteCount(let limit)? = limit, payload > limit else { return }
        mapping.refuse(
            key,
            "the provider carries at most \(limit) in a request or an answer",
            help: key == "payload" ? "chains pass on more with `transfer: storage`" : nil
        )
    }

    /// How far p75 lies above p25 in the results that the resolution is told for.
    ///
    /// Nobody knows it before the run: it is an assumption, and shown as one.
    private static let assumedSpread = 1.4

    private var resolution: Forecast.Resolution? {
        guard case .count(let samples) = parameters.stop.goal else { return nil }
        let resolution = MedianResolution(count: samples)
        return Forecast.Resolution(
            samples: samples,
            interquartileRanges: resolution?.interquartileRanges,
            ratio: resolution?.ratio(spread: Self.assumedSpread),
            spread: Self.assumedSpread
        )
    }
}

extension Value {
    var asCount: Int? {
        guard case .integer(let count) = self else { return nil }
        return count
    }

    fileprivate var asDuration: Duration? {
        guard case .duration(let duration) = self else { return nil }
        return duration
    }
}

extension [Int?] {
    /// The sum; `nil` when any is unknown.
    fileprivate var sum: Int? { contains(nil) ? nil : compactMap(\.self).reduce(0, +) }
}

extension [Duration?] {
    /// The longest; `nil` when any is unknown.
    fileprivate var max: Duration? { contains(nil) ? nil : compactMap(\.self).max() }
}
