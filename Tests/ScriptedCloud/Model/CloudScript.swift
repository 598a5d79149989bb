/// How one account of the scripted cloud behaves, faults included.
///
/// Everything random follows from the seed and from what is asked for, so that a trial can be
/// repeated.
package struct CloudScript: Sendable, Hashable, Codable {
    /// Decides every throw of the dice.
    package var seed: UInt64 = 0
    /// The kinds of foundation that functions stand on: `role`, `machine`.
    package var foundations = ["role"]
    /// How long any answer takes.
    package var latency = Duration.milliseconds(1)
    /// How long an idle instance of a function is kept.
    package var keepAlive = Duration.seconds(60)
    /// How long an instance takes to start.
    package var coldStart = Duration.milliseconds(5)
    /// How long clients are told that a creation may take to become visible.
    package var settleWindow = Duration.milliseconds(100)
    /// How many functions there may be; `nil` for any number.
    package var quota: Int?
    /// How many resources of each kind belong to somebody else and carry no label of ours.
    package var strangers = 2
    /// What goes wrong.
    package var faults = CloudFaults()

    /// A cloud that does at once what it is asked for.
    package init(seed: UInt64 = 0) { self.seed = seed }
}
