extension LoadPlan {
    /// Cuts the plan into rounds in which no endpoint gets more than one burst.
    ///
    /// Each round begins at its own first instant: so something can be done to the endpoints before,
    /// however long it takes.
    package func rounds() -> [LoadPlan] {
        var rounds: [[PlannedRequest]] = []
        var bursts: [Int: Int] = [:]
        for request in requests {
            let isAgain = bursts[request.endpoint].map { $0 != request.burst } ?? false
            if isAgain || rounds.isEmpty {
                rounds.append([])
                bursts = [:]
            }
            bursts[request.endpoint] = request.burst
            rounds[rounds.count - 1].append(request)
        }
        return rounds.map { requests in
            let first = requests.first?.offset ?? 0
            return LoadPlan(
                requests: requests.map { request in
                    var request = request
                    request.offset -= first
                    return request
                }
            )
        }
    }
}
