import Pipeline
import Results

/// A verdict as Slack shows it, in Block Kit.
///
/// Format: https://docs.slack.dev/reference/block-kit/blocks; a section's text holds at most
/// 3,000 characters and a message at most 50 blocks, so a table is cut into sections.
struct SlackMessage: Sendable, Hashable, Encodable {
    /// What a notification shows, and readers without blocks.
    var text: String
    var blocks: [Block]

    struct Block: Sendable, Hashable, Encodable {
        var type: String
        var text: Text
    }

    struct Text: Sendable, Hashable, Encodable {
        var type: String
        var text: String
    }

    private static let largestSection = 2800
    private static let mostSections = 20

    init(_ verdict: RunVerdict) {
        text = Self.escaped(verdict.headline)
        blocks = [Self.header(verdict)]
        let failures = verdict.failed.map { failure in
            "• *\(failure.state.rawValue)* `\(failure.instance)`: \(failure.message)"
        }
        blocks += Self.sections(failures.map(Self.escaped), fenced: false)
        let table = ResultTable(verdict.results).description.split(separator: "\n").map(String.init)
        blocks += Self.sections(table.map(Self.escaped), fenced: true)
    }

    private static func header(_ verdict: RunVerdict) -> Block {
        let mark = verdict.state == .succeeded ? "✅" : "❌"
        // A header is plain text, which needs no escaping, of at most 150 characters.
        let title = String("\(mark) \(verdict.headline)".prefix(150))
        return Block(type: "header", text: Text(type: "plain_text", text: title))
    }

    /// Packs lines into as few sections as hold them; what does not fit is counted, not dropped.
    private static func sections(_ lines: [String], fenced: Bool) -> [Block] {
        var chunks: [[String]] = []
        var length = 0
        for line in lines.map({ String($0.prefix(largestSection)) }) {
            if chunks.isEmpty || length + line.count + 1 > largestSection {
                chunks.append([])
                length = 0
            }
            chunks[chunks.count - 1].append(line)
            length += line.count + 1
        }
        if chunks.count > mostSections {
            let hidden = chunks[(mostSections - 1)...].reduce(0) { $0 + $1.count }
            chunks = Array(chunks[..<(mostSections - 1)]) + [["… and \(hidden) more lines"]]
        }
        return chunks.map { chunk in
            let body = chunk.joined(separator: "\n")
            return Block(
                type: "section",
                text: Text(type: "mrkdwn", text: fenced ? "```\n\(body)\n```" : body)
            )
        }
    }

    /// The three characters that Slack reads as its own.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
        return result
    }
}
