import Foundation
import Glibc
import Pipeline
import Steps
import Values

/// Carries out one attempt for a machine that is connected now and then: what happens goes to a spool,
/// and when there is no word any more the step is stopped and everything removed.
struct AttendedSession: Sendable {
    let session: StepSession
    let folder: AttendedFolder
    let patience: Duration

    private var order: StepOrder { session.order }

    func run() async throws -> ExitStatus {
        let secrets = try Self.secretsFromInput()
        let control = RunControl()
        let signals = StopSignals { control.requestStop() }
        let dead = DeadMansSwitch(folder: folder, patience: patience)
        let watch = Task {
            await dead.guardRun(control) { _exit(ExitStatus.interrupted.rawValue) }
        }
        do {
            try await carryOut(secrets, control)
        } catch {
            watch.cancel()
            throw error
        }
        watch.cancel()
        withExtendedLifetime(signals) {}
        // Until it was fetched, or nobody comes for it any more.
        if await !watch.value { try await dead.expired() }
        folder.remove()
        return .succeeded
    }

    private func carryOut(_ secrets: [Secret], _ control: RunControl) async throws {
        let place = "\(session.settings.stateFolder)/runs/\(order.run)/\(session.instance.folder)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let spool: SpoolWriter
        do throws(JournalFailure) {
            spool = try SpoolWriter(path: folder.spool, mirroring: place)
        } catch {
            throw EnvironmentFailure(error)
        }
        try receiveFiles(in: place)
        spool.assumeKnown()
        let mirroring = Task {
            while !Task.isCancelled {
                spool.mirror()
                do { try await Task.sleep(for: .milliseconds(250)) } catch { return }
            }
        }
        let outcome = await outcome(secrets, control, spool, in: place)
        mirroring.cancel()
        await mirroring.value
        do throws(JournalFailure) {
            try spool.finish(outcome)
        } catch {
            throw EnvironmentFailure(error)
        }
    }

    private func receiveFiles(in place: String) throws {
        for (path, bytes) in order.files where FilePiece(path: path, at: 0, bytes: bytes).isHarmless
        {
            let file = URL(filePath: "\(place)/\(path)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try bytes.write(to: file)
        }
    }

    private func outcome(
        _ secrets: [Secret],
        _ control: RunControl,
        _ spool: SpoolWriter,
        in place: String
    ) async -> RemoteOutcome {
        do {
            let files = "\(folder.path)/files"
            try FileManager.default.createDirectory(
                atPath: files,
                withIntermediateDirectories: true
            )
            return try await attempt(secrets, control, spool, files, place)
        } catch {
            let message = (error as? EnvironmentFailure)?.message ?? "\(error)"
            let failure = StepFailure(code: .environment, message: message)
            return RemoteOutcome(state: .failed, failure: failure, folder: place)
        }
    }

    private func attempt(
        _ secrets: [Secret],
        _ control: RunControl,
        _ spool: SpoolWriter,
        _ files: String,
        _ place: String
    ) async throws -> RemoteOutcome {
        guard let plan = try session.plan(SourceRecorder()) else {
            throw EnvironmentFailure(message: "the pipeline cannot be planned on this machine")
        }
        let index = try plan.index(ofStep: session.instance)
        let lone = plan.lone(index, knowing: order.outputs, isSingleAttempt: true, folder: files)
        let problems = session.composition.problems(
            of: lone,
            stateFolder: session.settings.stateFolder
        )
        guard problems.isEmpty else {
            throw EnvironmentFailure(message: problems.joined(separator: "\n"))
        }
        let journal = EphemeralJournal()
        let runner = Runner(
            plan: lone,
            journal: journal,
            handlers: [:],
            listeners: [spool],
            options: options(secrets)
        )
        let past = PastRun(lives: 1, instances: order.past(of: session.instance), leases: [])
        let outcome = await runner.resume(past, order.request, control: control)
        return summary(of: outcome, journal.instance(session.instance), place)
    }

    private func options(_ secrets: [Secret]) -> RunOptions {
        RunOptions(
            run: order.run,
            seed: order.seed,
            stateFolder: session.settings.stateFolder,
            secrets: secrets,
            wallClock: session.composition.now,
            noiseLimit: ProcessInfo.processInfo.activeProcessorCount,
            program: ProgramIdentity.current,
            // Beside the folders of all attempts on this machine.
            quietFile: "\(folder.path)/../../../../quiet.lock"
        )
    }

    private func summary(
        of run: RunOutcome,
        _ record: InstanceRecord?,
        _ place: String
    ) -> RemoteOutcome {
        let own = run.instances.last { $0.instance == session.instance }
        var failure = own?.failure
        if let broken = run.journalFailure {
            failure = StepFailure(code: .environment, message: broken.message)
        }
        return RemoteOutcome(
            state: failure != nil && own?.state == .cancelled ? .failed : own?.state ?? .cancelled,
            output: record?.output,
            failure: failure,
            folder: place
        )
    }

    /// The values of secrets by their names, a line of JSON.
    private static func secretsFromInput() throws -> [Secret] {
        let bytes = FileHandle.standardInput.readDataToEndOfFile()
        let values = try RemoteText.read([String: String].self, bytes)
        return values.map { Secret(name: $0.key, value: $0.value) }
    }
}
