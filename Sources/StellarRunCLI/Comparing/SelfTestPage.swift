import FoundationEssentials
import Results
import Statistics
import Values

/// How often a comparison would find a difference within single results, where there is none.
struct SelfTestPage {
    /// What the halves of one result came to.
    struct Line: Encodable {
        var instance: String
        var burst: Int
        var n: Int
        /// `nil` when its samples are not at hand, or too few to be split.
        var test: SplitTest?
        var falseShare: Double?
    }

    let lines: [Line]

    init(_ results: [MeasuredResult], margin: Double, seed: UInt64, trials: Int = 1000) {
        lines = results.map { result in
            var generator = SeededGenerator(seed: seed, for: result.key.instance)
            let test = result.latencies.flatMap {
                SplitTest($0, trials: trials, margin: margin, using: &generator)
            }
            return Line(
                instance: result.key.instance,
                burst: result.key.burst,
                n: result.count,
                test: test,
                falseShare: test?.falseShare
            )
        }
    }

    var text: String { lines.map { Self.text($0) + "\n" }.joined() }

    private static func text(_ line: Line) -> String {
        let name = line.instance + (line.burst == 1 ? "" : ", burst \(line.burst)")
        guard let test = line.test else {
            return "\(name): cannot be split, n = \(line.n); 12 samples in a file are needed"
        }
        let tenths = Int((test.falseShare * 1000).rounded())
        return "\(name): \(test.different) of \(test.trials) splits of \(line.n) samples "
            + "differ, \(tenths / 10).\(tenths % 10) %"
    }
}
