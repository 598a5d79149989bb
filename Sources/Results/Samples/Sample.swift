/// One request with everything known about it; `nil` where something is not known, never zero.
package struct Sample: Sendable, Hashable {
    /// The number of the request within its attempt.
    package var id: Int
    /// Which attempt of the step sent it, from 1.
    package var attempt: Int
    /// The set of endpoints it belongs to, such as its axes; empty when there is only one.
    package var set: String
    /// Which endpoint of the set it went to, from 0.
    package var endpoint: Int
    /// The number of its burst, from 0.
    package var burst: Int
    /// How many requests its burst has.
    package var size: Int
    /// Why it was sent.
    package var phase: Phase
    /// When things happened on this machine.
    package var times: Times
    /// The status code of the answer.
    package var status: Int?
    /// What went wrong, as a word such as `timeout`.
    package var error: String?
    /// How long the body of the answer was.
    package var bytes: Int?
    /// Whether the connection had carried a request before.
    package var reused: Bool?
    /// What the answer proved.
    package var verdict: Verdict
    /// What the function told about itself.
    package var function: Function
    /// How many bytes the function says it was given, or, of a chain, the last of its functions.
    package var payload: Int?
    /// The way through a chain of functions; empty for a function that stands alone.
    package var hops: [Hop]

    /// Creates a sample of which nothing is known yet but its place in the plan.
    package init(
        id: Int,
        attempt: Int = 1,
        set: String = "",
        endpoint: Int,
        burst: Int,
        size: Int,
        phase: Phase,
        times: Times
    ) {
        self.id = id
        self.attempt = attempt
        self.set = set
        self.endpoint = endpoint
        self.burst = burst
        self.size = size
        self.phase = phase
        self.times = times
        verdict = .unknown
        function = Function()
        hops = []
    }
}

extension Sample {
    /// From being sent to the first byte of the answer, in nanoseconds: service latency.
    package var latency: Int? { since(times.sent) }

    /// From when it should have been sent to the first byte, in nanoseconds: response latency,
    /// which a late send does not make look better.
    package var responseLatency: Int? { since(times.intended) }

    /// Whether it was answered as it should be, so that its latency means something.
    package var isSuccess: Bool {
        guard let status, latency != nil else { return false }
        return error == nil && (200..<300).contains(status)
    }

    private func since(_ start: Int?) -> Int? {
        guard let start, let first = times.firstByte else { return nil }
        let (difference, overflow) = first.subtractingReportingOverflow(start)
        return overflow ? nil : difference
    }
}
