import Values

/// All requests of an experiment with the instants at which they are to be sent.
///
/// A plan is computed before the first request leaves and never moved: a slow answer delays
/// nothing, nothing is skipped, back-filled or caught up.
package struct LoadPlan: Sendable, Hashable {
    /// The requests in the order of their instants.
    package let requests: [PlannedRequest]

    /// Takes requests that are already in the order of their instants.
    package init(requests: [PlannedRequest]) {
        precondition(
            zip(requests, requests.dropFirst()).allSatisfy { $0.offset <= $1.offset },
            "a plan must be in the order of time"
        )
        self.requests = requests
    }

    /// Computes the plan of a recipe.
    package init(_ recipe: LoadRecipe) {
        var sizes = BurstCycle(sizes: recipe.burstSizes, counts: recipe.burstCounts)
        let largest = recipe.burstSizes.reduce(1, max)
        var requests: [PlannedRequest] = []
        for (index, visit) in recipe.visits().enumerated() {
            let size = visit.isWarmUp ? largest : sizes.next()
            for _ in 0..<size {
                requests.append(
                    PlannedRequest(
                        id: recipe.firstRequest + requests.count,
                        offset: visit.offset,
                        endpoint: visit.endpoint,
                        burst: recipe.firstBurst + index,
                        burstSize: size,
                        isWarmUp: visit.isWarmUp
                    )
                )
            }
        }
        self.requests = requests
    }

    /// When the first request is to be sent, in nanoseconds from the origin; 0 for an empty plan.
    package var first: Int { requests.first?.offset ?? 0 }
    /// When the last request is to be sent, in nanoseconds from the origin; 0 for an empty plan.
    package var last: Int { requests.last?.offset ?? 0 }
    /// The number that the first request of a plan of repeats should have.
    package var nextRequest: Int { (requests.last?.id ?? -1) + 1 }
    /// The number that the first burst of a plan of repeats should have.
    package var nextBurst: Int { (requests.last?.burst ?? -1) + 1 }
}

extension LoadPlan {
    /// Cuts the plan wherever nothing is to be sent for longer than `gap`.
    ///
    /// Offsets stay what they are, so all segments run against the one origin of the whole plan.
    package func segments(separatedBy gap: Duration) -> [LoadPlan] {
        var segments: [LoadPlan] = []
        var begin = 0
        for index in requests.indices.dropFirst()
        where requests[index].offset - requests[index - 1].offset > gap.nanoseconds {
            segments.append(LoadPlan(requests: Array(requests[begin..<index])))
            begin = index
        }
        if begin < requests.count {
            segments.append(LoadPlan(requests: Array(requests[begin...])))
        }
        return segments
    }
}
