import Values

/// What a plan is computed from.
///
/// The same recipe always gives the same plan. Repeats are a recipe of their own, with another seed,
/// that starts after the last instant of the first plan.
package struct LoadRecipe: Sendable, Hashable {
    /// How many endpoints there are, at least 1; they are visited in turn.
    package var endpoints: Int
    /// How far apart two bursts to the same endpoint are.
    package var pacing: LoadPacing
    /// The burst sizes, each at least 1, cycled through in this order.
    package var burstSizes: [Int]
    /// How many requests to send *per burst size*, rounded up to whole bursts.
    package var samples: Int
    /// How long bursts go on to be sent, counted from the first that is no warm-up.
    ///
    /// With ``samples``, whichever ends sooner; `nil` for as long as it takes.
    package var duration: Duration?
    /// The recorded instants to send bursts at, for as long as they last.
    ///
    /// With it, ``pacing`` only says how the warm-ups are spread.
    package var trace: LoadTrace?
    /// In how many steps the rate grows under ``ArrivalProcess/step``, at least 1.
    package var rateSteps = 5
    /// Where all randomness comes from.
    package var seed: UInt64
    /// Whether each endpoint first gets one burst of the largest size, which does not count.
    package var warmsUp = false
    /// The least time between an endpoint's warm-up and its first counted burst: a cold start must
    /// be over before the first warm request comes.
    package var settling: Duration = .zero
    /// When the first burst is sent, from the plan's origin.
    package var start: Duration = .zero
    /// The number of the first request.
    package var firstRequest = 0
    /// The number of the first burst.
    package var firstBurst = 0

    /// Creates a recipe without warm-up that starts at the origin and counts from 0.
    package init(
        endpoints: Int,
        pacing: LoadPacing,
        burstSizes: [Int] = [1],
        samples: Int,
        seed: UInt64
    ) {
        precondition(endpoints > 0, "a plan needs an endpoint")
        precondition(!burstSizes.isEmpty && burstSizes.allSatisfy { $0 > 0 }, "a burst is empty")
        precondition(samples >= 0, "\(samples) samples cannot be taken")
        self.endpoints = endpoints
        self.pacing = pacing
        self.burstSizes = burstSizes
        self.samples = samples
        self.seed = seed
    }

    /// The most requests that may be asked for at one burst size; stands for "as many as there is
    /// time for" beside a duration.
    package static let mostSamples = 1_000_000

    /// How many bursts of each size there are at most, in the order of ``burstSizes``.
    package var burstCounts: [Int] { burstSizes.map { (samples + $0 - 1) / $0 } }
}
