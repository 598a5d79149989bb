import CSpawn
import Glibc

/// A program to start.
struct ProgramLaunch: Sendable {
    /// The file.
    var path: String
    /// What it is called, then its arguments.
    var arguments: [String]
    /// `NAME=VALUE` each.
    var environment: [String]
    /// The folder it starts in.
    var directory: String
    /// The file that it reads as its standard input; `nil` for nothing.
    var input: String?

    /// Starts it in a process group of its own, known to the reaper; returns when it runs.
    ///
    /// - Returns: The process, which is also the number of its group.
    func start(
        output: Int32,
        error: Int32,
        reaper: GroupReaper
    ) throws(ProgramFailure) -> pid_t {
        let arguments = ProgramStrings(arguments)
        let environment = ProgramStrings(environment)
        var process: pid_t = 0
        let reading = try openInput()
        defer { if reading >= 0 { close(reading) } }
        let failure = unsafe path.withCString { path in
            unsafe directory.withCString { directory in
                var request = unsafe cspawn_request(
                    path: path,
                    arguments: arguments.pointer,
                    environment: environment.pointer,
                    directory: directory,
                    output: output,
                    error: error,
                    groups: reaper.descriptor,
                    new_session: false,
                    dies_with_thread: false
                )
                return unsafe cspawn_start_reading(&request, reading, &process)
            }
        }
        guard failure == 0 else { throw ProgramFailure(number: failure) }
        return process
    }

    /// -1 when there is none.
    private func openInput() throws(ProgramFailure) -> Int32 {
        guard let input else { return -1 }
        let descriptor = unsafe input.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw ProgramFailure(number: errno) }
        return descriptor
    }
}
