/// What is really there, whatever reads and lists say.
package struct CloudTruth: Sendable, Hashable, Codable {
    package var resources: [CloudResource]
    /// How many creations and removals are still to happen.
    package var pending: Int
    /// Everything that happened, in order.
    package var log: [CloudEntry]

    /// What carries our label.
    package var labelled: [CloudResource] { resources.filter { $0.run != nil } }
    /// Whether anybody tried to change what is somebody else's.
    package var strangersTouched: Bool { log.contains { $0.effect == .touchedStranger } }
}
