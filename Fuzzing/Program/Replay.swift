#if !FUZZING
import Foundation
import FrontEndFuzzing

/// The examination of files, or of changes of them that follow from a seed.
///
/// The arguments are `[--changes COUNT SEED] FILE...`.
struct Replay {
    private let files: [String]
    private let changes: Int
    private let seed: UInt64

    init(_ arguments: ArraySlice<String>) {
        let isChanging = arguments.first == "--changes" && arguments.count > 3
        let numbers = arguments.dropFirst().prefix(2).map { UInt64($0) ?? 1 }
        files = Array(isChanging ? arguments.dropFirst(3) : arguments)
        changes = isChanging ? Int(numbers[0]) : 0
        seed = isChanging ? numbers[1] : 0
    }

    /// Examines all of them, up to the first that is bad, and prints what they cost.
    func run() throws -> Bool {
        let inputs = try files.map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
        var examination = Examination()
        for (file, input) in zip(files, inputs) {
            if let complaint = examination.examine(input) { return tell(complaint, file, input) }
        }
        var mutation = Mutation(seed: seed)
        for change in 0..<changes {
            let input = mutation.mutate(
                inputs[change % inputs.count],
                with: inputs[(change / inputs.count) % inputs.count]
            )
            if let complaint = examination.examine(input) {
                return tell(complaint, "change \(change)", input)
            }
        }
        print(examination.summary)
        return true
    }

    private func tell(_ complaint: String, _ name: String, _ input: [UInt8]) -> Bool {
        print("\(name): \(complaint)\n\(Data(input).base64EncodedString())")
        return false
    }
}
#endif
