import Foundation
import Testing

/// A text that is compared with a file beside the tests, in the folder `Snapshots`.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the file is written instead; what changed is then
/// read in the diff before it is committed.
struct Snapshot {
    private let file: URL

    init(_ name: String) {
        file = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Snapshots/\(name).txt")
    }

    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            return try Data(text.utf8).write(to: file)
        }
        let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        guard text != recorded else { return }
        let difference = Self.firstDifference(recorded, text)
        Issue.record(
            "\(file.lastPathComponent) differs, \(difference)",
            sourceLocation: sourceLocation
        )
    }

    private static func firstDifference(_ recorded: String, _ text: String) -> String {
        let expected = recorded.split(separator: "\n", omittingEmptySubsequences: false)
        let actual = text.split(separator: "\n", omittingEmptySubsequences: false)
        let same = zip(expected, actual).prefix { $0 == $1 }.count
        let wanted = expected.dropFirst(same).prefix(4).joined(separator: "\n")
        let found = actual.dropFirst(same).prefix(4).joined(separator: "\n")
        return "line \(same + 1) on:\nrecorded:\n\(wanted)\nnow:\n\(found)"
    }
}
