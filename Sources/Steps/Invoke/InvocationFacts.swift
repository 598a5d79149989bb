import FaaS
import LoadGenerator
import Values

/// What an `invoke` was told and met, as far as formats of others repeat it.
struct InvocationFacts: Codable, Sendable, Hashable {
    /// The host of each endpoint, in order.
    var hosts: [String]
    /// What the functions were granted.
    var memory: ByteCount?
    /// What the package was padded to.
    var paddedSize: ByteCount?
    /// The time between two bursts to one endpoint.
    var interval: Duration
    /// The law of the gaps, where it was said.
    var arrival: String?
    /// What added to the clock of the samples gives nanoseconds since 1970.
    var epoch: Int
}

extension InvocationFacts {
    /// Gathers them when the first request is still to be sent.
    init(_ parameters: InvokeParameters, epoch: Int) {
        let endpoints = parameters.endpoints.first
        let pacing = Pacing(
            mode: parameters.mode,
            arrival: parameters.arrival,
            keepAlive: endpoints?.keepAlive ?? .zero,
            renews: parameters.renews
        )
        self.init(
            hosts: parameters.endpoints.flatMap(\.functions).map {
                WebAddress($0.url)?.authority ?? $0.url
            },
            memory: endpoints?.memory,
            paddedSize: endpoints?.paddedSize,
            interval: .nanoseconds(pacing.choice.spread),
            arrival: parameters.arrival.process?.rawValue,
            epoch: epoch
        )
    }
}
