import FoundationEssentials
import Pipeline
import Testing
import Values

@testable import Steps

extension RunID {
    static let test = RunID("test") ?? { preconditionFailure("a plain name") }()
}

extension InstanceID {
    static let test = InstanceID([.init(step: "step", axes: [AxisValue("mode", "cold")])])
}

extension RunHistory {
    static let empty = RunHistory(
        pipeline: "quickstart",
        state: .succeeded,
        instances: [],
        results: [],
        openLeases: 0,
        startedAt: 0
    )
}

/// Runs a body with a folder of its own, which is removed afterwards.
func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/steps-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            Issue.record("cannot remove \(folder): \(error)")
        }
    }
    return try await body(folder)
}

/// The context of a step in a test.
func context(
    _ services: TestServices = TestServices(),
    folder: String,
    attempt: Int = 1,
    since: Int? = nil
) -> StepContext {
    StepContext(
        run: .test,
        instance: .test,
        attempt: attempt,
        since: since ?? attempt,
        seed: 7,
        folder: { folder },
        runFolder: folder,
        stateFolder: folder,
        pipelineFolder: folder,
        clock: ContinuousClock(),
        services: services
    )
}

/// Writes a file and the folders above it.
func write(_ text: String, to path: String) throws {
    let url = URL(filePath: path)
    try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
}
