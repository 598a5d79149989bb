/// What a program left when it was over.
struct ProgramEnd: Sendable {
    /// The status as a shell reports it: 128 and the signal's number for a process that was killed.
    var status: Int
    var output: String
    var error: String
    /// The stream on which it printed more than it may, for which it was stopped.
    var flooded: String?
}
