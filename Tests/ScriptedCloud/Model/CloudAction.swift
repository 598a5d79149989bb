/// What the shell around the model is to do.
package enum CloudAction: Sendable, Hashable {
    /// Answer the request of a ticket, if its connection is still there.
    case answer(ticket: Int, CloudAnswer)
    /// Close the connection of a ticket without a word.
    case hangUp(ticket: Int)
}
