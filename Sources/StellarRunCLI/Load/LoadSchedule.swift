import ArgumentParser
import LoadGenerator
import Values

/// When an ad-hoc load sends what: single requests at a rate, or bursts with gaps.
enum LoadSchedule {
    /// The most requests of one load; a row of each is kept in memory until it is written.
    static let most = 10_000_000
    /// The most requests that leave together.
    static let largestBurst = 10_000

    /// Says what is wrong with what was asked for.
    static func check(_ options: LoadOptions) throws {
        switch (options.rate, options.burst) {
        case (nil, nil): throw ValidationError("say --rate (requests per second) or --burst (size)")
        case (.some, .some): throw ValidationError("--rate and --burst exclude each other")
        case (let rate?, nil): try check(rate: rate, options)
        case (nil, let burst?): try check(burst: burst, options)
        }
        guard options.count ?? 1 > 0, options.bursts ?? 1 > 0, options.connections ?? 0 >= 0,
            options.mostConnections ?? 1 > 0,
            options.duration ?? .seconds(1) > .zero, options.timeout > .zero
        else { throw ValidationError("numbers and durations must be positive") }
        guard size(options) <= most else {
            throw ValidationError("that would be more than \(most) requests")
        }
        guard options.connections ?? 0 <= options.mostConnections ?? .max else {
            throw ValidationError("--connections cannot be more than --max-connections")
        }
        guard !options.fresh || options.connections == nil else {
            throw ValidationError("with --fresh there are no --connections to open before")
        }
    }

    private static func check(rate: Double, _ options: LoadOptions) throws {
        guard rate > 0, rate <= 1_000_000 else {
            throw ValidationError("--rate must be above 0 and at most 1000000 per second")
        }
        guard (options.count == nil) != (options.duration == nil) else {
            throw ValidationError("with --rate say either --count or --duration")
        }
        guard options.bursts == nil, options.gap == nil else {
            throw ValidationError("--bursts and --gap belong to --burst")
        }
        guard [.constant, .exponential, .poisson].contains(options.arrival) else {
            throw ValidationError("--arrival is constant, exponential or poisson")
        }
    }

    private static func check(burst: Int, _ options: LoadOptions) throws {
        guard (1...largestBurst).contains(burst) else {
            throw ValidationError("--burst is from 1 to \(largestBurst)")
        }
        guard options.count == nil, options.arrival == .constant else {
            throw ValidationError("--count and --arrival belong to --rate")
        }
        guard options.bursts == nil || options.duration == nil else {
            throw ValidationError("with --burst say --bursts or --duration, not both")
        }
        let isOne = options.bursts ?? 1 == 1 && options.duration == nil
        guard isOne || (options.gap ?? .zero) > .zero else {
            throw ValidationError("say with --gap how far apart bursts are, such as 100ms")
        }
    }

    private static func size(_ options: LoadOptions) -> Int {
        let size: Double
        if let rate = options.rate {
            let seconds = options.duration.map { $0 / .seconds(1) }
            size = seconds.map { rate * $0 } ?? Double(options.count ?? 0)
        } else {
            size = Double(bursts(options)) * Double(options.burst ?? 0)
        }
        return size < Double(Int.max) ? Int(size.rounded(.up)) : .max
    }

    private static func bursts(_ options: LoadOptions) -> Int {
        guard let duration = options.duration, let gap = options.gap, gap > .zero else {
            return options.bursts ?? 1
        }
        return max(1, Int((duration / gap).rounded(.up)))
    }

    /// The plan of what was asked for, which must have been checked.
    static func plan(_ options: LoadOptions) -> LoadPlan {
        guard let rate = options.rate else { return bursts(options, of: options.burst ?? 1) }
        let count = size(options)
        guard options.arrival != .constant else { return paced(count, rate) }
        return random(count, 1e9 / rate, options)
    }

    private static func bursts(_ options: LoadOptions, of size: Int) -> LoadPlan {
        let gap = (options.gap ?? .zero).nanoseconds
        var requests: [PlannedRequest] = []
        for burst in 0..<bursts(options) {
            for _ in 0..<size {
                requests.append(
                    PlannedRequest(
                        id: requests.count,
                        offset: burst * gap,
                        burst: burst,
                        burstSize: size
                    )
                )
            }
        }
        return LoadPlan(requests: requests)
    }

    /// Each instant from the number of its request, so that no rounding adds up.
    private static func paced(_ count: Int, _ rate: Double) -> LoadPlan {
        LoadPlan(
            requests: (0..<count).map {
                PlannedRequest(id: $0, offset: Int((Double($0) * 1e9 / rate).rounded()), burst: $0)
            }
        )
    }

    private static func random(_ count: Int, _ interval: Double, _ options: LoadOptions) -> LoadPlan
    {
        var generator = SeededGenerator(seed: options.seed)
        var offset = 0
        let requests = (0..<count).map { index in
            if index > 0 || options.arrival == .poisson {
                offset += options.arrival.gap(interval: Int(interval), using: &generator)
            }
            return PlannedRequest(id: index, offset: offset, burst: index)
        }
        return LoadPlan(requests: requests)
    }
}
