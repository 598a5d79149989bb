import CSpawn
import Glibc

/// A program to start: no shell, nothing inherited but what is named here.
package struct Launch: Sendable {
    /// What ends with whom.
    package enum Bond: Sendable {
        /// A process group of its own, killed when the thread that started it ends.
        case diesWithThread
        /// A session of its own that outlives us.
        case detached
    }

    /// The absolute path of the executable, then its arguments.
    package var command: [String]
    /// The whole environment.
    package var environment: [String: String]
    /// The folder it starts in.
    package var directory: String
    /// What ends with whom.
    package var bond: Bond

    /// Describes a program to start.
    package init(
        command: [String],
        environment: [String: String],
        directory: String,
        bond: Bond
    ) {
        self.command = command
        self.environment = environment
        self.directory = directory
        self.bond = bond
    }

    /// Starts it with standard output and error going to a descriptor, and returns its process id.
    ///
    /// The calling thread waits until the program runs, a few hundred microseconds.
    ///
    /// - Parameter output: An open descriptor; stays the caller's.
    /// - Returns: The process id, which is also the id of its process group.
    /// - Throws: An ``OperatingSystemError`` when the program cannot be started.
    package func start(output: Int32) throws(OperatingSystemError) -> Int32 {
        var process: pid_t = 0
        let failure = unsafe withRequest(output: output) { request in
            unsafe cspawn_start(request, &process)
        }
        guard failure == 0 else { throw OperatingSystemError(number: failure, doing: path) }
        return process
    }

    /// Starts it shut in, as ``start(output:)`` does otherwise; it always dies with the thread.
    ///
    /// - Returns: The process, and where what runs inside reaches us.
    /// - Throws: An ``EnclosureFailure`` that says which part could not be made.
    func start(
        output: Int32,
        in enclosure: Enclosure
    ) throws(EnclosureFailure) -> EnclosedProcess {
        var made = cspawn_enclosed()
        let failure = unsafe withRequest(output: output) { request in
            unsafe enclosure.withParts { enclosure in
                unsafe cspawn_start_enclosed(request, enclosure, &made)
            }
        }
        guard failure == 0 else {
            let error = OperatingSystemError(number: failure, doing: path)
            throw EnclosureFailure(stage: made.stage, error: error)
        }
        return EnclosedProcess(process: made.process, listener: made.listener)
    }

    private var path: String { command.first ?? "" }

    private func withRequest(
        output: Int32,
        _ body: (UnsafePointer<cspawn_request>) -> Int32
    ) -> Int32 {
        let arguments = CStringList(command)
        let variables = CStringList(environment.map { "\($0.key)=\($0.value)" }.sorted())
        return unsafe path.withCString { path in
            unsafe directory.withCString { directory in
                var request = unsafe cspawn_request(
                    path: path,
                    arguments: arguments.pointer,
                    environment: variables.pointer,
                    directory: directory,
                    output: output,
                    error: output,
                    groups: -1,
                    new_session: bond == .detached,
                    dies_with_thread: bond == .diesWithThread
                )
                return unsafe body(&request)
            }
        }
    }
}
