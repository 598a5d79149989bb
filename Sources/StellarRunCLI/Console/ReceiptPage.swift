import FoundationEssentials
import Pipeline

/// A receipt as people and programs read it.
struct ReceiptPage {
    let run: RunID
    let receipt: Receipt

    /// One line, and one for each resource that is left.
    var text: String {
        let counts =
            "\(run): created \(receipt.created), removed \(receipt.removed), "
            + "already gone \(receipt.alreadyGone), left \(receipt.left.count)\n"
        let left = receipt.left.map { "  \($0.kind) \($0.name) at \($0.place): \($0.reason)\n" }
        return counts + left.joined()
    }

    /// One object on one line; `left` is a number and `leftovers` the resources.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let form = Form(
                run: run.description,
                created: receipt.created,
                removed: receipt.removed,
                alreadyGone: receipt.alreadyGone,
                left: receipt.left.count,
                leftovers: receipt.left
            )
            return String(decoding: try encoder.encode(form), as: UTF8.self) + "\n"
        }
    }

    private struct Form: Encodable {
        var schema = 1
        var run: String
        var created: Int
        var removed: Int
        var alreadyGone: Int
        var left: Int
        var leftovers: [Receipt.Leftover]
    }
}
