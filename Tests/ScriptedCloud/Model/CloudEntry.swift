/// One line of what happened in an account.
package struct CloudEntry: Sendable, Hashable, Codable {
    /// What happened.
    package enum Effect: String, Sendable, Hashable, Codable {
        case created
        /// A creation came to nothing, because its name or token was there already.
        case alreadyThere = "already-there"
        case removed
        case relabelled
        /// A function served a request.
        case invoked
        /// Somebody tried to change what carries no label of ours.
        case touchedStranger = "touched-stranger"
    }

    /// Since the account was opened.
    package var at: Duration
    package var effect: Effect
    /// What it happened to.
    package var id: String
    package var name: String
    package var run: String?
}
