import Foundation
import Pipeline
import Steps
import Values

/// What a pruning came to, as people and programs read it.
struct PrunePage {
    let caches: [PrunedCache]
    let limit: PruneLimit
    let isDryRun: Bool

    /// A table, what it comes to, and who holds more.
    var text: String {
        let verb = isDryRun ? "would remove" : "removed"
        let table = TextTable(
            ["", verb, "bytes", "kept", "bytes"],
            caches.map {
                [
                    $0.kind.rawValue, "\($0.removed)", "\($0.removedSize.bytes)", "\($0.kept)",
                    "\($0.keptSize.bytes)",
                ]
            }
        )
        let bytes = caches.reduce(0) { $0 + $1.removedSize.bytes }
        return table.text + "\(verb) \(bytes) bytes\n" + note
    }

    private var note: String {
        guard let run = limit.holder else { return "" }
        return """
            note: run \(run) did not end, so what was used since it began stays
              help: `stellar-run resume \(run)` goes on with one that is dead, `stellar-run teardown \(run)` \
            ends it

            """
    }

    /// One object on one line.
    var json: String {
        get throws {
            try JSONLine.text(
                Form(
                    dryRun: isDryRun,
                    notUsedSince: limit.time.timeIntervalSince1970,
                    heldBy: limit.holder?.description,
                    caches: caches.map(Form.Cache.init)
                )
            )
        }
    }

    private struct Form: Encodable {
        struct Cache: Encodable {
            var name: String
            var removed: Int
            var removedBytes: Int
            var kept: Int
            var keptBytes: Int

            init(_ cache: PrunedCache) {
                name = cache.kind.rawValue
                removed = cache.removed
                removedBytes = cache.removedSize.bytes
                kept = cache.kept
                keptBytes = cache.keptSize.bytes
            }
        }

        var schema = 1
        var dryRun: Bool
        var notUsedSince: Double
        var heldBy: String?
        var caches: [Cache]
    }
}
