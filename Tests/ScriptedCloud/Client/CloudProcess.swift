import Foundation

/// A scripted cloud in a process of its own, which ends with ours.
package final class CloudProcess: Sendable {
    /// `127.0.0.1:PORT`.
    package let address: String
    private let input: FileHandle

    /// Starts the program that is built beside ours.
    ///
    /// - Parameter program: The path of `scripted-cloud`.
    /// - Throws: When it cannot be started.
    package init(program: String) throws {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // It prints its address, in one piece, as soon as it can be called.
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        address = line.filter { !$0.isNewline }
        self.input = input.fileHandleForWriting
    }

    /// Lets it end.
    package func stop() throws { try input.close() }
}
