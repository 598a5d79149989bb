import Values

extension LoadInterleaving {
    /// A burst of one of the parts.
    struct Burst {
        var offset: Int
        var part: Int
        var requests: [PlannedRequest]
    }

    /// All bursts in the order of time, each where the order of its round puts it.
    func bursts() -> [Burst] {
        let plans = parts.map { LoadPlan($0.recipe).bursts }
        var generator = SeededGenerator(seed: seed, for: "interleaving")
        var order = Array(parts.indices)
        order.shuffle(using: &generator)
        var bursts: [Burst] = []
        for round in 0..<(plans.map(\.count).max() ?? 0) {
            if reshuffles { order.shuffle(using: &generator) }
            for (slot, part) in order.enumerated() where round < plans[part].count {
                let requests = plans[part][round]
                let shift = requests[0].isWarmUp ? 0 : slot * width(of: parts[part].recipe)
                bursts.append(
                    Burst(offset: requests[0].offset + shift, part: part, requests: requests)
                )
            }
        }
        return bursts.sorted { ($0.offset, $0.part) < ($1.offset, $1.part) }
    }

    /// The time between two slots of a round: what is between two bursts of a part, shared out.
    private func width(of recipe: LoadRecipe) -> Int {
        recipe.trace == nil ? recipe.pacing.spread / recipe.endpoints / parts.count : 0
    }

    /// Moves bursts that would meet another one at what answers both.
    ///
    /// They then leave as long after it as keeps nearly all of the order of the plan: a quarter of
    /// the time there is on average between two of the group, at most 100 ms.
    func keepApart(_ bursts: inout [Burst]) {
        for (_, indices) in Dictionary(
            grouping: bursts.indices,
            by: { parts[bursts[$0].part].group }
        ) {
            let span = bursts[indices[indices.count - 1]].offset - bursts[indices[0]].offset
            let apart = min(100_000_000, span / indices.count / 4)
            for (before, index) in zip(indices, indices.dropFirst())
            where bursts[before].part != bursts[index].part {
                bursts[index].offset = max(bursts[index].offset, bursts[before].offset + apart)
            }
            for (before, index) in zip(indices, indices.dropFirst()) {
                bursts[index].offset = max(bursts[index].offset, bursts[before].offset)
            }
        }
        bursts.sort { ($0.offset, $0.part) < ($1.offset, $1.part) }
    }
}

extension LoadPlan {
    /// The requests of each burst, in the order of time.
    fileprivate var bursts: [[PlannedRequest]] {
        var bursts: [[PlannedRequest]] = []
        for request in requests {
            if bursts.last?.first?.burst == request.burst {
                bursts[bursts.count - 1].append(request)
            } else {
                bursts.append([request])
            }
        }
        return bursts
    }
}
