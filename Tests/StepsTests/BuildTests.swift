import Pipeline
import Testing
import Values

@testable import Steps

@Suite struct `Building` {
    private func build(
        _ code: String,
        file: String = "handler.py",
        runtime: String = "python"
    ) async throws -> BuildOutput {
        try await withFolder { folder in
            try write(code, to: "\(folder)/functions/mine/\(runtime)/\(file)")
            var mapping = MappingReader.describing()
            var parameters = BuildParameters(reading: &mapping)
            parameters.function = "mine"
            parameters.runtime = runtime
            return try await Build(
                parameters: parameters,
                toolchain: Toolchain(runner: ProgramRunner())
            ).run(in: context(folder: folder))
        }
    }

    @Test func `names the function and what is in it`() async throws {
        let artifact = try await build("def handler(event, context): return 1\n").artifact
        #expect(artifact.function == "mine")
        #expect(artifact.handler == "handler.handler")
        #expect(artifact.digest.count == 64)
        let other = try await build("def handler(event, context): return 2\n").artifact
        #expect(other.digest != artifact.digest)
    }

    @Test(arguments: [
        ("handler.py", "python", "def handler(:\n"), ("handler.js", "node", "const {"),
    ])
    func `refuses code that its own language refuses, before anything is deployed`(
        file: String,
        runtime: String,
        code: String
    ) async throws {
        let failure = await #expect(throws: StepFailure.self) {
            try await build(code, file: file, runtime: runtime)
        }
        #expect(failure?.code == .invalid)
        #expect(failure?.details.contains { $0.contains("SyntaxError") } == true)
    }

    @Test func `says when the entry file is missing`() async throws {
        let failure = await #expect(throws: StepFailure.self) {
            try await build("", file: "main.py")
        }
        #expect(failure?.message.contains("handler.py") == true)
    }
}
