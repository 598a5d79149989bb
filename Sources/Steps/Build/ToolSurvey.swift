import Pipeline
import Values

/// Asks the tools of a machine who they are.
package struct ToolSurvey: Sendable {
    private let toolchain: Toolchain

    /// Looks where the variables of an environment say.
    package init(environment: [String: String]) {
        toolchain = Toolchain(
            runner: ProgramRunner(),
            environment: ProgramEnvironment(environment)
        )
    }

    /// The line in which a tool says its version; `nil` where it is missing or cannot be run.
    package func version(of tool: BuildTool) async throws -> String? {
        do {
            let lines = try await toolchain.version(of: tool)?.split(separator: "\n")
            return lines.map { $0.first { $0.contains(where: \.isNumber) }.map(String.init) ?? "" }
        } catch let failure as StepFailure where failure.code == .environment {
            return nil
        }
    }
}
