import FoundationEssentials
import Pipeline

/// The runs of a state folder, as people and programs read them.
struct RunListing {
    /// One run.
    struct Entry: Encodable {
        var schema = 1
        var run: String
        var state: String
        var pipeline: String
        var file: String
        var seed: UInt64
        var startedAt: String
        /// How long it took or has taken; absent for one that died, because nobody knows when.
        var seconds: Double?
    }

    let entries: [Entry]

    /// Takes the runs in their order.
    init(_ runs: [(record: RunRecord, life: RunLife)], now: Double) {
        entries = runs.map { run, life in
            Entry(
                run: run.id.description,
                state: life.description,
                pipeline: run.pipeline,
                file: run.file,
                seed: run.seed,
                startedAt: TimeText.iso(run.startedAt),
                seconds: (run.finishedAt ?? (life == .running ? now : nil))
                    .map { max(0, (($0 - run.startedAt) * 1000).rounded() / 1000) }
            )
        }
    }

    /// A table; one sentence when there are no runs.
    var text: String {
        guard !entries.isEmpty else { return "no runs yet\n" }
        return TextTable(
            ["run", "state", "pipeline", "started", "took"],
            entries.map { entry in
                let took = entry.seconds.map(SecondsText.text) ?? "–"
                return [entry.run, entry.state, entry.pipeline, entry.startedAt, took]
            }
        )
        .text
    }

    /// An object a line.
    var json: String {
        get throws { try entries.map { try JSONLine.text($0) }.joined() }
    }
}
