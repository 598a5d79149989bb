import Foundation
import Providers
import Testing

/// The embedded provider as a program, built beside the tests.
enum ServerProgram {
    /// How to start it.
    static func setting(stateFolder: String) throws -> LocalSetting {
        let environment = ProcessInfo.processInfo.environment
        return LocalSetting(
            command: [try path(), "local"],
            stateFolder: stateFolder,
            environment: environment.filter { ["PATH", "HOME"].contains($0.key) },
            timeToLive: .seconds(5)
        )
    }

    private static func path() throws -> String {
        let tests = URL(fileURLWithPath: try #require(CommandLine.arguments.first))
        var folder = tests.deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appendingPathComponent("LocalFaaSProgram").path
            if FileManager.default.isExecutableFile(atPath: program) { return program }
            folder.deleteLastPathComponent()
        }
        return try #require(nil, "LocalFaaSProgram was not built beside \(tests.path)")
    }
}
