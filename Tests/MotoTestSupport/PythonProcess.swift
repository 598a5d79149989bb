import Foundation
import Subprocess
import Synchronization
import SystemPackage

/// A Python program that goes on until nobody holds the other end of its standard input any more,
/// however we end.
///
/// Not by Foundation: it has one thread wait for all that it started, and for ever where it mistakes
/// one that goes on for one that has ended.
final class PythonProcess: Sendable {
    private let life = Pipe()
    private let ended = Mutex(false)

    /// Starts one.
    ///
    /// - Parameters:
    ///   - arguments: What follows the interpreter.
    ///   - environment: Variables beside those that are there.
    /// - Returns: The process, which may not have begun yet.
    /// - Throws: A ``MotoFailure`` when there is no interpreter.
    static func start(
        _ arguments: [String],
        environment: [String: String] = [:]
    ) async throws -> PythonProcess {
        let python = try await PythonTools.interpreter.value
        let process = PythonProcess()
        var variables: [Environment.Key: String?] = [:]
        for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
        let changed = Environment.inherit.updating(variables)
        let input = FileDescriptor(rawValue: process.life.fileHandleForReading.fileDescriptor)
        Task.detached {
            // Whoever asks it will see that it does not answer.
            _ = try? await Subprocess.run(
                .path(FilePath(python)),
                arguments: Arguments(arguments),
                environment: changed,
                input: .fileDescriptor(input, closeAfterSpawningProcess: false),
                output: .discarded,
                error: .discarded
            )
            process.ended.withLock { $0 = true }
        }
        return process
    }

    private init() {}

    /// Whether it has not ended.
    var isRunning: Bool { ended.withLock { !$0 } }

    /// Lets it end.
    func end() { life.fileHandleForWriting.closeFile() }
}
