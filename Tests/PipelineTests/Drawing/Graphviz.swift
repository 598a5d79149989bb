import Foundation

/// The program that draws what we write, where it is installed.
enum Graphviz {
    /// Whether it takes a text for a graph.
    static func accepts(_ text: String) throws -> Bool {
        let file = FileManager.default.temporaryDirectory.path + "/graph-\(UUID().uuidString).dot"
        try Data(text.utf8).write(to: URL(filePath: file))
        defer {
            // A file that stays behind in the temporary folder harms nobody.
            try? FileManager.default.removeItem(atPath: file)
        }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/dot")
        process.arguments = ["-Tsvg", "-o", "/dev/null", file]
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
