import CrashPoints
import Foundation
import ScriptedCloud

/// Where one trial happens: a state folder and, on the cloud, an account.
struct TrialSite: Sendable {
    let ground: TrialGround
    let plan: TrialPlan
    /// How the account behaves.
    let script: CloudScript
    let account: String
    /// The folder of everything that the trial writes.
    let folder: String

    /// Makes the folder and opens the account.
    ///
    /// - Parameters:
    ///   - plan: What is to happen.
    ///   - ground: What all trials share.
    ///   - script: How the cloud behaves; as the plan says when not given.
    /// - Throws: When the folder or the account cannot be made.
    init(
        _ plan: TrialPlan,
        on ground: TrialGround,
        script: CloudScript? = nil
    ) async throws {
        self.ground = ground
        self.plan = plan
        self.script = script ?? plan.script
        account = UUID().uuidString.lowercased()
        folder = "\(ground.folder)/\(account)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try await ground.cloud.open(account, self.script)
    }

    static let run = "trial"

    var state: String { "\(folder)/state" }

    var runFolder: String { "\(state)/runs/\(Self.run)" }

    /// Gets a line for each point that an undisturbed run passes.
    var pointLog: String { "\(folder)/points.log" }

    /// What tells a program which account it uses.
    var setting: CloudAccountSetting {
        CloudAccountSetting(
            provider: Place.cloud.provider,
            address: ground.cloud.address,
            account: account,
            script: script
        )
    }

    /// Runs a command of the command line.
    ///
    /// - Parameters:
    ///   - arguments: The command.
    ///   - death: When it dies, if it does.
    ///   - whole: How long an undisturbed run takes.
    /// - Returns: How it ended.
    /// - Throws: When it cannot be started.
    func command(
        _ arguments: [String],
        dying death: Death? = nil,
        whole: Duration = .zero
    ) async throws -> ProgramRun.End {
        var run = ProgramRun(
            program: ground.subject,
            arguments: arguments + ["--state", state],
            environment: [CloudAccountSetting.variable: try setting.text],
            folder: folder
        )
        if death == nil { run.environment[CrashVariables.log] = pointLog }
        switch death {
        case .point(let number): run.point = number
        case .instant(let share): run.killedAfter = whole * share
        case nil: break
        }
        return try await run()
    }

    /// Runs the pipeline.
    func run(dying death: Death?, whole: Duration = .zero) async throws -> ProgramRun.End {
        let file = "\(ground.folder)/\(plan.place.rawValue).yml"
        return try await command(
            ["run", file, "--run-id", Self.run, "--seed", "\(plan.seed)"],
            dying: death,
            whole: whole
        )
    }

    /// Removes what the trial wrote, and forgets the account.
    func clear() async throws {
        try await ground.cloud.close(account)
        try FileManager.default.removeItem(atPath: folder)
    }
}
