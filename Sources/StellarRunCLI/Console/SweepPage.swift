import FaaS
import FoundationEssentials
import Steps

/// What a sweep came to, as people and programs read it.
struct SweepPage {
    let receipt: SweepReceipt
    let provider: String
    let isDryRun: Bool

    /// One line, and one for each resource.
    var text: String {
        let counts =
            isDryRun
            ? "would remove \(receipt.count(.due))"
            : "removed \(receipt.count(.removed)), left \(receipt.count(.left))"
        let lines = receipt.entries.map { entry in
            let record = entry.resource.record
            return "  \(entry.fate.rawValue) \(record.kind) \(record.name): \(entry.reason)\n"
        }
        return
            "\(provider): found \(receipt.entries.count), \(counts), kept \(receipt.count(.kept))\n"
            + lines.joined()
    }

    /// One object on one line.
    var json: String {
        get throws {
            try JSONLine.text(
                Form(
                    provider: provider,
                    dryRun: isDryRun,
                    found: receipt.entries.count,
                    removed: receipt.count(.removed),
                    due: receipt.count(.due),
                    kept: receipt.count(.kept),
                    left: receipt.count(.left),
                    resources: receipt.entries.map { entry in
                        Form.Resource(
                            kind: entry.resource.record.kind,
                            name: entry.resource.record.name,
                            run: entry.resource.labels[ResourceLabel.run],
                            fate: entry.fate,
                            reason: entry.reason
                        )
                    }
                )
            )
        }
    }

    private struct Form: Encodable {
        struct Resource: Encodable {
            var kind: String
            var name: String
            var run: String?
            var fate: SweepReceipt.Fate
            var reason: String
        }

        var schema = 1
        var provider: String
        var dryRun: Bool
        var found: Int
        var removed: Int
        var due: Int
        var kept: Int
        var left: Int
        var resources: [Resource]
    }
}
