import ArgumentParser
import FoundationEssentials
import Pipeline
import Results

/// Says what became slower or faster from one run to another.
struct CompareCommand: StellarCommand, StatefulCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Say what became slower or faster from A to B, and how sure that is.",
        discussion: """
            A and B are runs, folders of runs, summary.json or samples.csv files, or what \
            'load --csv' wrote. Results are matched by instance and burst size. Each is an effect size: the ratio of the medians \
            of service latency with its 95 % interval.

            Exit status: 0 nothing is proven slower, 1 something is (in results that are not \
            suspect), 4 something cannot be read, or nothing is on both sides.
            """
    )

    @Argument(help: "What is compared with.")
    var base: String

    @Argument(help: "What is compared.")
    var other: String?

    @OptionGroup var state: StateOptions

    @Option(help: "The smallest difference that matters, such as 5%.")
    var margin = Percentage(share: 0.05)

    @Option(help: "What resamples are drawn from.")
    var seed: UInt64 = 1

    @Flag(help: "Split each result at random 1,000 times, and tell how often its halves differ.")
    var selfTest = false

    @Option(help: "How to print it.")
    var format = Format.text

    func validate() throws {
        guard selfTest || other != nil else {
            throw ValidationError("name what to compare '\(base)' with")
        }
    }

    func run(in composition: Composition) async throws -> ExitStatus {
        let bases = try results(base)
        let others = try other.map(results) ?? []
        guard !selfTest else {
            let page = SelfTestPage(bases + others, margin: margin.share, seed: seed)
            try write(page.lines, or: page.text, to: composition.output)
            return .succeeded
        }
        let comparison = RunComparison(others, with: bases, margin: margin.share, seed: seed)
        let document = ComparisonDocument(
            comparison,
            a: base,
            b: other ?? "",
            margin: margin.share,
            seed: seed
        )
        try write(document, or: ComparisonTable(comparison).description, to: composition.output)
        guard !comparison.pairs.isEmpty else { return .environment }
        return comparison.isSlower ? .failed : .succeeded
    }

    private func results(_ name: String) throws -> [MeasuredResult] {
        try ComparedSource(name: name, state: state.path).results()
    }

    private func write(
        _ document: some Encodable,
        or text: String,
        to output: any TextOutput
    ) throws {
        guard format == .json else { return output.write(text) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        output.write(String(decoding: try encoder.encode(document), as: UTF8.self) + "\n")
    }
}
