import FoundationEssentials
import Pipeline
import Values

/// Looks at a machine for the first time: whether it can be reached, has this program, and what it is.
struct MachineVisitor: Sendable {
    let copies: ProgramCopies
    let version: String

    /// Waits until a machine that has just started is done with what it was told to do first.
    ///
    /// - Throws: A `StepFailure` when it cannot be reached.
    func wait(for reach: MachineReach, in context: StepContext) async throws {
        let ssh = try SSHAccess(folder: "\(context.runFolder)/ssh").command(for: reach)
        // Whether all of it went well shows when the program is started.
        let command = "if command -v cloud-init >&2; then cloud-init status --wait >&2; fi; echo"
        _ = try await copies.tools.output(of: ssh, command)
    }

    /// The machine, as it describes itself.
    ///
    /// - Throws: A `StepFailure` when it cannot be reached, or its program is of another version.
    func machine(_ reach: MachineReach, in context: StepContext) async throws -> Machine {
        let ssh = try SSHAccess(folder: "\(context.runFolder)/ssh").command(for: reach)
        let program = try await copies.place(on: ssh)
        let line = try await copies.tools.output(of: ssh, "exec \(program) attend .")
        let hello: RemoteHello
        do {
            hello = try RemoteText.read(RemoteHello.self, line.utf8)
        } catch {
            throw StepFailure(
                code: .environment,
                message: "\(reach.address) answered with something that is not of this program",
                details: [String(line.prefix(200))]
            )
        }
        try hello.check(version, on: reach.host)
        guard var machine = try hello.machine?.decoded(as: Machine.self) else {
            throw StepFailure(code: .environment, message: "\(reach.host) does not say what it is")
        }
        machine.reach = reach
        return machine
    }
}

extension RemoteHello {
    /// Makes sure that the other side makes the same plan of the same texts.
    ///
    /// - Throws: A `StepFailure` with what to do.
    func check(_ own: String, on name: String) throws(StepFailure) {
        guard version != own else { return }
        throw StepFailure(
            code: .environment,
            message: "stellar-run on \(name) is \(version), and this is \(own)",
            details: ["install the same version there, or leave 'program' out to have it copied"]
        )
    }
}
