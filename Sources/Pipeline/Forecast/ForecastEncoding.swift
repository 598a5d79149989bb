import Values

/// What a plan will take, as `plan --json` shows it; times in nanoseconds.
struct ForecastEncoding: Encodable {
    private let resources: [Forecast.Resource]
    private let requests: Int
    private let unknown: [InstanceID]
    private let costs: [Forecast.Cost]
    private let unpriced: [InstanceID]
    private let atLeastNs: Int
    private let criticalPath: [InstanceID]
    private let untimed: [String]
    private let differences: [Difference]

    private struct Difference: Encodable {
        let instance: InstanceID
        let samples: Int
        let interquartileRanges: Double?
        let ratio: Double?
        let assumedSpread: Double
    }

    init(_ forecast: PlanForecast) {
        resources = forecast.resources
        requests = forecast.requests
        unknown = forecast.unknown
        costs = forecast.costs
        unpriced = forecast.unpriced
        atLeastNs = forecast.duration.nanoseconds
        criticalPath = forecast.criticalPath
        untimed = forecast.untimed
        differences = forecast.resolutions.map { instance, resolution in
            Difference(
                instance: instance,
                samples: resolution.samples,
                interquartileRanges: resolution.interquartileRanges,
                ratio: resolution.ratio,
                assumedSpread: resolution.spread
            )
        }
    }
}
