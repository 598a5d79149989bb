import ArgumentParser
import Foundation
import ScriptedCloud
import StellarRunCLI

/// A weaker strategy as a program of its own, because it is to be killed.
struct WeakCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "weak", shouldDisplay: false)

    @Argument var strategy: String

    @Argument var file: String

    @Flag var recover = false

    func run() async throws {
        guard let strategy = WeakStrategy(rawValue: strategy),
            let account = CloudAccountSetting(environment: ProcessInfo.processInfo.environment)
        else { throw ValidationError("no such strategy, or no account") }
        let run = WeakRun(
            strategy: strategy,
            provider: account.provider(over: WebClient()),
            record: RecordFile(path: file)
        )
        if recover {
            try await run.recover()
        } else {
            try await run.carryOut()
        }
    }
}
