import FaaS
import Foundation
import Values

/// All that credentials are found by, besides the web: variables, files and programs.
struct AWSSurroundings: Sendable {
    /// The environment variables.
    var environment: [String: String]
    /// The text of a file; `nil` when there is none.
    var read: @Sendable (_ path: String) -> String?
    /// What a program prints when a shell is given a line; `nil` when it fails.
    var run: @Sendable (_ line: String) throws -> [UInt8]?

    /// This machine.
    init(environment: [String: String]) {
        self.environment = environment
        read = { try? String(contentsOfFile: $0, encoding: .utf8) }
        run = { try Self.run($0, environment: environment) }
    }

    /// The choice that follows.
    var choice: AWSCredentialChoice {
        AWSCredentialChoice(
            environment: environment,
            profiles: AWSProfiles(
                config: file("AWS_CONFIG_FILE", "config"),
                credentials: file("AWS_SHARED_CREDENTIALS_FILE", "credentials")
            )
        )
    }

    private func file(_ variable: String, _ name: String) -> AWSProfileFile {
        let home = environment["HOME"] ?? "/root"
        let path = environment[variable] ?? "\(home)/.aws/\(name)"
        let whole = path.hasPrefix("~/") ? home + path.dropFirst() : path
        return AWSProfileFile(read(whole) ?? "")
    }

    /// AWS's tools give the line to a shell, and so do people who write it.
    private static func run(
        _ line: String,
        environment: [String: String]
    ) throws -> [UInt8]? {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.environment = environment
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            return nil
        }
        return [UInt8](bytes)
    }
}
