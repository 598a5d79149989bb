import Foundation
import Synchronization
import Testing

/// AWS's own tools for Python, and moto, which stands in for AWS: installed once, beside the build.
enum PythonTools {
    /// The interpreter that has them, once it has.
    static let interpreter = Task<String, any Error> { try install() }

    private static let packages = ["boto3==1.44.5", "moto[server]==5.2.5"]

    /// Runs a script with some arguments and returns what it wrote.
    static func run(_ script: String, _ arguments: [String] = []) async throws -> Data {
        let python = try await interpreter.value
        return try await Task.detached {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = ["-c", script] + arguments
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0, "the script failed")
            return data
        }.value
    }

    private static func install() throws -> String {
        let folder = try home()
        let python = "\(folder)/bin/python"
        let mark = "\(folder)/complete"
        let wanted = packages.joined(separator: " ")
        if let found = try? String(contentsOfFile: mark, encoding: .utf8), found == wanted {
            return python
        }
        try? FileManager.default.removeItem(atPath: folder)  // there may be none
        try call(["python3", "-m", "venv", folder])
        try call([python, "-m", "pip", "install", "--quiet"] + packages)
        try wanted.write(toFile: mark, atomically: true, encoding: .utf8)
        return python
    }

    /// `.build/aws-python` of the package that is being tested.
    private static func home() throws -> String {
        let executable = try #require(CommandLine.arguments.first)
        let parts = executable.components(separatedBy: "/.build/")
        let root = parts.count > 1 ? parts[0] : FileManager.default.currentDirectoryPath
        return "\(root)/.build/aws-python"
    }

    private static func call(_ command: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(command.joined(separator: " ")) failed")
    }
}
