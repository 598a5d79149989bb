import Values

/// Several plans carried out at the same time, so that whatever drifts hits all of them alike.
///
/// Each plan keeps its own law of gaps. In which order they follow one another is drawn: once, or
/// for each round of bursts anew (randomised multiple interleaved trials: Abedi and Brecht,
/// *Conducting Repeatable Experiments in Highly Variable Cloud Computing Environments*, ICPE'17).
package struct LoadInterleaving: Sendable {
    /// One of the plans.
    package struct Part: Sendable {
        /// What its plan is computed from.
        package var recipe: LoadRecipe
        /// The position of its first endpoint among those of all parts.
        package var firstEndpoint: Int
        /// Parts of one group share what answers them: they never burst together.
        package var group: String

        /// Creates a part.
        package init(recipe: LoadRecipe, firstEndpoint: Int, group: String) {
            self.recipe = recipe
            self.firstEndpoint = firstEndpoint
            self.group = group
        }
    }

    /// The plans.
    package var parts: [Part]
    /// Where the orders come from.
    package var seed: UInt64
    /// Whether the order is drawn for each round anew, which moves bursts by less than the time
    /// between two of one part; for laws that would otherwise give the same order in every round.
    package var reshuffles = false
    /// The number of the first request.
    package var firstRequest = 0
    /// The number of the first burst.
    package var firstBurst = 0

    /// Creates an interleaving.
    package init(parts: [Part], seed: UInt64) {
        self.parts = parts
        self.seed = seed
    }
}

extension LoadPlan {
    /// Computes the plan of several recipes.
    package init(_ interleaving: LoadInterleaving) {
        if interleaving.parts.count == 1, interleaving.parts[0].firstEndpoint == 0 {
            // Alone it is what it is, without a second plan of a million requests beside it.
            self.init(interleaving.parts[0].recipe.numbered(from: interleaving))
            return
        }
        var bursts = interleaving.bursts()
        interleaving.keepApart(&bursts)
        var requests: [PlannedRequest] = []
        for (index, burst) in bursts.enumerated() {
            for var request in burst.requests {
                request.id = interleaving.firstRequest + requests.count
                request.burst = interleaving.firstBurst + index
                request.offset = burst.offset
                request.endpoint += interleaving.parts[burst.part].firstEndpoint
                requests.append(request)
            }
        }
        self.init(requests: requests)
    }
}

extension LoadRecipe {
    fileprivate func numbered(from interleaving: LoadInterleaving) -> LoadRecipe {
        var recipe = self
        recipe.firstRequest = interleaving.firstRequest
        recipe.firstBurst = interleaving.firstBurst
        return recipe
    }
}
