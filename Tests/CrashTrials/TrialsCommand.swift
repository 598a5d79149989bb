import ArgumentParser
import Foundation
import Values

/// Carries trials out, or the comparison.
struct TrialsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trials",
        abstract: "Carry trials out, or compare with weaker strategies."
    )

    @Option(help: "How many trials.") var trials = 2000

    @Option(help: "Decides everything random.") var seed: UInt64 = 1

    @Option(help: "How many trials go on at once.") var width = 3

    @Option(help: "Repeat one trial, such as cloud-p37-resume-8812331.") var only: String?

    @Option(help: "What to recover with: resume, teardown or sweep; all when not given.")
    var recovery: [String] = []

    @Option(help: "Where functions run: cloud or local; both when not given.")
    var place: [String] = []

    @Option(
        help: "What clients believe the settle window to be; `0s` shows what a leak looks like."
    )
    var settleWindow: String?

    @Flag(help: "Leave the folders of the trials that broke a promise.") var keep = false

    @Flag(help: "Compare with three weaker strategies instead.") var compare = false

    func run() async throws {
        let ground = try TrialGround(repository: FileManager.default.currentDirectoryPath)
        let isFine: Bool
        do {
            isFine = try await carryOut(on: ground)
        } catch {
            try ground.clear(keepsFolder: keep)
            throw error
        }
        try ground.clear(keepsFolder: keep)
        if !isFine { throw ExitCode.failure }
    }

    private func carryOut(on ground: TrialGround) async throws -> Bool {
        guard compare else { return try await campaign(on: ground).run() }
        return try await Comparison(ground: ground, trials: trials, seed: seed, width: width).run()
    }

    private func campaign(on ground: TrialGround) throws -> Campaign {
        let recoveries = recovery.compactMap(Recovery.init(rawValue:))
        let places = place.compactMap(Place.init(rawValue:))
        let plan = try only.map { text in
            guard let plan = TrialPlan(text) else {
                throw ValidationError("'\(text)' is no trial")
            }
            return plan
        }
        return Campaign(
            ground: ground,
            trials: trials,
            seed: seed,
            width: width,
            keepsBroken: keep,
            settleWindow: settleWindow.flatMap { Duration(text: $0) },
            only: plan,
            recoveries: recoveries.isEmpty ? Recovery.allCases : recoveries,
            places: places.isEmpty ? Place.allCases : places
        )
    }
}
