import Foundation
import Glibc
import Testing

/// A process that has to do with a workspace.
struct WorkspaceProcess: CustomStringConvertible {
    let pid: pid_t
    let command: String

    /// Whether it is the embedded provider, which may outlive its run for a while.
    var isProvider: Bool { command.contains(" local --data ") }

    var description: String { "\(pid) \(command)" }
}

extension Workspace {
    /// The processes that live, and name this workspace in their command, folder or environment.
    var processes: [WorkspaceProcess] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.compactMap(process)
    }

    private func process(_ pid: pid_t) -> WorkspaceProcess? {
        let command = Self.bytes(of: "/proc/\(pid)/cmdline")
        guard !command.isEmpty, isMentioned(by: pid, command) else { return nil }
        let text = String(decoding: command.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
        return WorkspaceProcess(pid: pid, command: text)
    }

    private func isMentioned(by pid: pid_t, _ command: Data) -> Bool {
        let name = Data(path.utf8)
        // What ends while it is looked at has no folder any more, and does not live.
        let folder = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd")
        return folder?.contains(path) == true || command.range(of: name) != nil
            || Self.bytes(of: "/proc/\(pid)/environ").range(of: name) != nil
    }

    private static func bytes(of file: String) -> Data {
        FileManager.default.contents(atPath: file) ?? Data()
    }

    /// Expects that all processes of this workspace end by themselves; ends those that do not.
    func expectNothingRuns(
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let isQuiet = await holds(within: .seconds(8)) { processes.isEmpty }
        guard !isQuiet else { return }
        let left = processes
        for process in left { kill(process.pid, SIGKILL) }
        Issue.record("still running: \(left)", sourceLocation: sourceLocation)
    }
}

/// Waits until a condition holds, and tells whether it did in time.
func holds(within limit: Duration, _ condition: () throws -> Bool) async rethrows -> Bool {
    let deadline = ContinuousClock.now + limit
    while try !condition() {
        guard ContinuousClock.now < deadline else { return false }
        // Cancelled means that nobody waits for the answer any more.
        do { try await Task.sleep(for: .milliseconds(20)) } catch { return false }
    }
    return true
}
