import Pipeline

/// The name of an attempt on another machine: a folder for its instance, and in it one for each attempt.
///
/// Made so that a shell takes it as one word.
struct AttendedName {
    let text: String

    init(_ context: StepContext, run: RunID) {
        // FNV-1a: told apart must be the instances of one run only.
        let hash = context.instance.description.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        text = "\(run)/\(String(hash, radix: 16))/\(context.attempt)"
    }
}
