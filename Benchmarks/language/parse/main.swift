import FoundationEssentials
import Pipeline

/// Reads a pipeline's text into its tree, again and again, and prints the nanoseconds of each time.
///
/// What `events.c` does with bare libyaml; both begin with the bytes in a file.
let file = CommandLine.arguments[1]
let rounds = Int(CommandLine.arguments[2]) ?? 1
let clock = ContinuousClock()
for _ in 0..<rounds {
    var diagnostics = Diagnostics()
    var isRead = false
    let spent = try clock.measure {
        let source = try SourceText.load(file: file, shownAs: file)
        isRead = DocumentReader.read(source, into: &diagnostics) != nil
    }
    guard isRead else { fatalError("\(file) was not read") }
    let (seconds, attoseconds) = spent.components
    print(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
}
