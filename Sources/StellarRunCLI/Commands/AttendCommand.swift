import ArgumentParser
import FoundationEssentials
import Pipeline
import Steps

/// Serves the machine that a run was started on; typed by no one but its `ssh`.
struct AttendCommand: StellarCommand {
    static let configuration = CommandConfiguration(
        commandName: "attend",
        abstract: "Carry out a step for another machine, over standard input and output.",
        shouldDisplay: false
    )

    @Argument(help: "The name of the attempt; `.` only describes this machine.")
    var name: String

    func validate() throws {
        guard name != "." else { return }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { RunID(String($0)) != nil }
        guard parts.count == 3, isPlain else {
            throw ValidationError("'\(name)' cannot be the name of an attempt")
        }
    }

    func run(in composition: Composition) async throws -> ExitStatus {
        let signals = StopSignals {}
        defer { withExtendedLifetime(signals) {} }
        let home = FileManager.default.currentDirectoryPath
        let folder = AttendedFolder(path: "\(home)/.stellar-run/attempts/\(name)")
        do {
            let attendance = Attendance(folder: folder, version: StellarRun.version)
            if name == "." { try attendance.describe() } else { try attendance.serve() }
        } catch {
            throw EnvironmentFailure(message: "the step cannot be carried out here: \(error)")
        }
        return .succeeded
    }
}
