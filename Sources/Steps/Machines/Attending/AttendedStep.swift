import CSpawn
import FoundationEssentials
import Glibc
import Pipeline

/// Starts the process of an attempt, in a session of its own that no connection holds.
struct AttendedStep {
    let folder: AttendedFolder
    let order: StepOrder
    let opening: RemoteOpening

    /// - Throws: When there can be no such process; the folder is to be removed then.
    func start() throws {
        try Data(RemoteText.line(order)).write(to: URL(filePath: folder.order))
        // There before the process, so that whoever connects next finds an attempt.
        _ = try AppendFile(path: folder.spool)
        let secrets = try RemoteText.line(opening.secrets)
        var ends: [Int32] = [-1, -1]
        let refused = unsafe cspawn_pipe(&ends)
        guard refused == 0 else { throw ProgramFailure(number: refused) }
        let process = try spawn(reading: ends[0])
        close(ends[0])
        try Data("\(process)".utf8).write(to: URL(filePath: folder.process))
        // Over a pipe: they are on no command line and in no file.
        _ = unsafe secrets.withUnsafeBytes { unsafe write(ends[1], $0.baseAddress, $0.count) }
        close(ends[1])
    }

    private func spawn(reading input: Int32) throws -> pid_t {
        let log = unsafe folder.log.withCString {
            unsafe open($0, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        }
        guard log >= 0 else { throw ProgramFailure(number: errno) }
        defer { close(log) }
        let arguments = ProgramStrings(
            [
                "stellar-run", "step", folder.order, opening.instance.description,
                "--state", folder.state, "--attended", folder.path,
                "--patience", "\(opening.patience)",
            ]
        )
        let environment = ProgramStrings(ProgramEnvironment.inherited.entries(changing: [:]))
        var process: pid_t = 0
        let failure = unsafe "/proc/self/exe".withCString { path in
            unsafe folder.path.withCString { directory in
                var request = unsafe cspawn_request(
                    path: path,
                    arguments: arguments.pointer,
                    environment: environment.pointer,
                    directory: directory,
                    output: log,
                    error: log,
                    groups: -1,
                    new_session: true,
                    dies_with_thread: false
                )
                return unsafe cspawn_start_reading(&request, input, &process)
            }
        }
        guard failure == 0 else { throw ProgramFailure(number: failure) }
        return process
    }
}
