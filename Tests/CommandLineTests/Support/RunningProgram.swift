import Foundation
import Glibc

/// A program while it runs, in a process group of its own.
struct RunningProgram: Sendable {
    let pid: pid_t
    /// The folder of the files that hold what it prints.
    let streams: String
    let deadline: ContinuousClock.Instant

    /// What it has printed on standard output so far.
    var output: String { Self.text(of: "\(streams)/stdout") }

    /// What it has printed on standard error so far.
    var errors: String { Self.text(of: "\(streams)/stderr") }

    /// Sends a signal to its group, as a terminal does.
    func send(_ signal: Int32) { kill(-pid, signal) }

    /// Waits until it has printed a text on standard error.
    func says(_ text: String) async throws {
        try await reaches("saying '\(text)'") { errors.contains(text) }
    }

    /// Waits for a condition.
    ///
    /// - Throws: A ``Stuck`` when the program ended before, or took too long.
    func reaches(_ what: String, _ condition: () throws -> Bool) async throws {
        let isOver = try await holds(within: .seconds(60)) { try condition() || !isRunning }
        guard try isOver && condition() else { throw stuck("did not get to \(what)") }
    }

    /// Does something meanwhile, and then waits for the end.
    func accompany(_ body: (RunningProgram) async throws -> Void) async throws {
        // Whatever goes wrong here must not leave it running.
        defer { if isRunning { send(SIGKILL) } }
        try await body(self)
        let isOver = await holds(within: deadline - .now) { !isRunning }
        guard isOver else { throw stuck("did not end") }
    }

    /// Whether it has not ended; a zombie has.
    var isRunning: Bool {
        let stat = Self.text(of: "/proc/\(pid)/stat")
        return !stat.isEmpty && !stat.contains(") Z ")
    }

    private func stuck(_ what: String) -> Stuck {
        Stuck(description: "the program \(what); it printed:\n\(errors)\n\(output)")
    }

    private static func text(of file: String) -> String {
        String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    }
}

/// A program that did not do what was waited for.
struct Stuck: Error, CustomStringConvertible {
    let description: String
}
