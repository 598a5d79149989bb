import Foundation

/// Programs of the system that tests need.
enum Command {
    /// A program that did not do what it should.
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs a program to its end.
    ///
    /// - Returns: What it printed.
    /// - Throws: A ``Failed`` with what it complained of.
    @discardableResult
    static func run(_ program: String, _ arguments: String...) throws -> String {
        try run(program, arguments)
    }

    /// The same with a list.
    @discardableResult
    static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: path(of: program))
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let words = String(decoding: complaint, as: UTF8.self)
            throw Failed(description: "\(program) \(arguments): \(words)")
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Where a program is.
    static func path(of program: String) -> String {
        ["/usr/sbin", "/usr/bin", "/sbin", "/bin"].map { "\($0)/\(program)" }
            .first(where: FileManager.default.isExecutableFile) ?? program
    }
}
