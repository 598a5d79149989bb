import Foundation
import Pipeline

/// A pipeline of the folder `Broken` beside the tests, and what is said about it.
///
/// The text of `NAME.yml` stands in `NAME.txt`. With `RECORD_SNAPSHOTS=1` in the environment it is
/// written instead; what changed is then read in the diff before it is committed. What lies in a
/// folder `parts` is only reused.
struct BrokenPipeline: Sendable, CustomStringConvertible {
    /// The file, relative to the folder, without its extension.
    let name: String

    var description: String { name }

    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Broken")

    /// All of them, in the order of their names.
    static let all = names(endingIn: ".yml").filter { !$0.contains("/parts/") }
        .map(BrokenPipeline.init)

    /// Every file of the folder with an extension, without it.
    static func names(endingIn ending: String) -> [String] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap {
            $0 as? String
        }
        return (paths ?? []).filter { $0.hasSuffix(ending) }.map { String($0.dropLast(4)) }.sorted()
    }

    /// What planning it comes to.
    var diagnostics: [Diagnostic] {
        Planner(catalog: ShippedLanguage.catalog, folder: Self.folder.path)
            .plan(file: "\(name).yml").diagnostics
    }

    /// The file with the expected text.
    var expected: URL { Self.folder.appendingPathComponent("\(name).txt") }
}
