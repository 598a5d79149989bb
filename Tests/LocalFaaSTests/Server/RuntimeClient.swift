import Foundation
import Testing

/// Installs AWS's runtime client for Python, once, beside the build.
enum RuntimeClient {
    /// The interpreter that has it.
    static func python() async throws -> String {
        let folder = try home()
        let python = "\(folder)/bin/python"
        if FileManager.default.fileExists(atPath: "\(folder)/complete") { return python }
        try? FileManager.default.removeItem(atPath: folder)
        try run(["python3", "-m", "venv", folder])
        try run([python, "-m", "pip", "install", "--quiet", "awslambdaric==4.2.2"])
        try Data().write(to: URL(fileURLWithPath: "\(folder)/complete"))
        return python
    }

    /// `.build/awslambdaric` of the package that is being tested.
    private static func home() throws -> String {
        let executable = try #require(CommandLine.arguments.first)
        let parts = executable.components(separatedBy: "/.build/")
        let root = parts.count > 1 ? parts[0] : FileManager.default.currentDirectoryPath
        return "\(root)/.build/awslambdaric"
    }

    private static func run(_ command: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(command.joined(separator: " ")) failed")
    }
}
