import Foundation
import Subprocess
import SystemPackage

extension Workspace {
    /// Runs the program in this folder until it ends.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - environment: Variables to set, or to take away, besides those that would change what
    ///     the program prints.
    ///   - limit: How long it may take; then its group is killed and the test fails.
    ///   - body: What to do while it runs.
    /// - Returns: What it came to.
    /// - Throws: A ``Stuck`` with what it printed when it took too long; what the body throws.
    func run(
        _ arguments: String...,
        environment: [String: String?] = [:],
        limit: Duration = .seconds(120),
        while body: (RunningProgram) async throws -> Void = { _ in }
    ) async throws -> Outcome {
        try await launch(
            Program.path,
            arguments,
            environment: environment,
            limit: limit,
            while: body
        )
    }

    /// The same for any program.
    func launch(
        _ program: String,
        _ arguments: [String],
        environment: [String: String?] = [:],
        limit: Duration = .seconds(120),
        while body: (RunningProgram) async throws -> Void = { _ in }
    ) async throws -> Outcome {
        let folder = "\(path)/.streams/\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        let result = try await Subprocess.run(
            .path(FilePath(program)),
            arguments: Arguments(arguments),
            environment: Self.environment(with: environment),
            workingDirectory: FilePath(path),
            platformOptions: Self.groupOfItsOwn,
            input: .none,
            output: try Self.file("\(folder)/stdout"),
            error: try Self.file("\(folder)/stderr")
        ) { execution in
            let program = RunningProgram(
                pid: execution.processIdentifier.value,
                streams: folder,
                deadline: .now + limit
            )
            try await program.accompany(body)
        }
        return Outcome(status: result.terminationStatus, streams: folder)
    }

    /// Files instead of pipes: a reader of a pipe waits for everyone who inherited it.
    private static func file(_ path: String) throws -> FileDescriptorOutput {
        let descriptor = try FileDescriptor.open(
            FilePath(path),
            .writeOnly,
            options: [.create, .append],
            permissions: .ownerReadWrite
        )
        return .fileDescriptor(descriptor, closeAfterSpawningProcess: true)
    }

    private static func environment(with changes: [String: String?]) -> Environment {
        var variables: [Environment.Key: String?] = [:]
        for name in ["CI", "NO_COLOR", "STELLAR_LOCAL_ENDPOINT", "STELLAR_LOCAL_TOKEN"] {
            variables[Environment.Key(stringLiteral: name)] = .some(nil)
        }
        for (name, value) in changes {
            variables[Environment.Key(stringLiteral: name)] = .some(value)
        }
        return .inherit.updating(variables)
    }

    private static var groupOfItsOwn: PlatformOptions {
        var options = PlatformOptions()
        options.processGroupID = 0
        return options
    }
}
