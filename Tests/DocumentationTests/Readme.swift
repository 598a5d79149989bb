import Foundation

/// The page that newcomers read.
enum Readme {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text() throws -> String {
        try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    }

    /// The blocks of a language, without their fences.
    static func blocks(_ language: String) throws -> [String] {
        let parts = try text().split(separator: "```", omittingEmptySubsequences: false)
        return parts.indices.filter { !$0.isMultiple(of: 2) }
            .filter { parts[$0].hasPrefix("\(language)\n") }
            .map { String(parts[$0].dropFirst(language.count + 1)) }
    }
}
