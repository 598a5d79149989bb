import Synchronization
import Testing
import Values

@testable import Pipeline

@Suite struct `Pure steps` {
    private let clock = ManualClock()
    private let cache = MemoryCache()
    private let works = Notebook<String>()
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Collects a text; works once for each text unless it is remembered.
    private struct Gather: CacheableStep {
        struct Parameters: StepParameters {
            var text: String

            init(reading mapping: inout MappingReader) {
                text = mapping.required("text", .text, "what to gather")
            }
        }

        struct Output: StepOutput {
            var found: String
            static let outputs = [OutputDeclaration("found", .text, "what was gathered")]
        }

        static let kind: StepKind = "gather"
        static let effect = Effect.pure
        static let summary = "gathers"
        let parameters: Parameters
        let works: Notebook<String>
        let isThere: @Sendable (Output) -> Bool

        func cacheKey(in context: StepContext) async throws -> [String: String]? {
            parameters.text == "never" ? nil : ["text": parameters.text]
        }

        func isUsable(_ output: Output) async -> Bool { isThere(output) }

        func run(in context: StepContext) async throws -> Output {
            works.write(parameters.text)
            return Output(found: parameters.text)
        }
    }

    /// Runs a step and one that reads its output, and returns the events.
    @discardableResult
    private func run(
        _ text: String,
        cached: Bool = true,
        program: String = "1",
        secrets: [Secret] = [],
        isThere: @escaping @Sendable (String) -> Bool = { _ in true }
    ) async throws -> [String] {
        var catalog = StepCatalog()
        catalog.register(Gather.self) { [works] parameters in
            Gather(parameters: parameters, works: works) { isThere($0.found) }
        }
        let plan = try PlannedText(
            """
            pipeline: p
            steps:
              gather: { uses: gather, with: { text: \(text) } }
              again: { uses: gather, with: { text: "${{ steps.gather.found }}-x" } }
            """,
            catalog: catalog
        )
        .sound()
        let recorder = EventRecorder()
        let options = RunOptions(
            run: Make.run,
            seed: 1,
            stateFolder: folder.path,
            secrets: secrets,
            clock: clock,
            wallClock: { [clock] in clock.wallTime },
            cache: cached ? cache : nil,
            program: program
        )
        let runner = Runner(
            plan: plan,
            journal: MemoryJournal(),
            handlers: [:],
            listeners: [recorder],
            options: options
        )
        let outcome = await runner.run()
        #expect(outcome.state == .succeeded)
        return recorder.story.filter { $0.hasPrefix("cached") }
    }

    @Test func `are not done again when nothing changed, and leave the same`() async throws {
        #expect(try await run("a") == [])
        #expect(try await run("a") == ["cached gather", "cached again"])
        #expect(works.entries == ["a", "a-x"])
        #expect(try await run("b") == [])
        #expect(works.entries == ["a", "a-x", "b", "b-x"])
    }

    @Test func `are done again without a cache and by another program`() async throws {
        try await run("a")
        #expect(try await run("a", cached: false) == [])
        #expect(try await run("a", program: "2") == [])
        #expect(works.entries.count == 6)
    }

    @Test func `are done again when what they left is gone or cannot be read`() async throws {
        try await run("a")
        #expect(try await run("a", isThere: { $0 != "a" }) == ["cached again"])
        cache.damage()
        #expect(try await run("a") == [])
        #expect(works.entries == ["a", "a-x", "a", "a", "a-x"])
    }

    @Test func `that have no key are done every time`() async throws {
        try await run("never")
        #expect(try await run("never") == ["cached again"])
    }

    @Test func `are not remembered with a secret in it`() async throws {
        try await run("hush", secrets: [Secret(name: "s", value: "hush")])
        #expect(cache.count == 0)
    }
}

/// A cache for as long as a test lasts.
private final class MemoryCache: StepCache {
    private let outputs = Mutex<[String: Value]>([:])

    var count: Int { outputs.withLock { $0.count } }

    func output(for key: String) -> Value? { outputs.withLock { $0[key] } }

    func keep(_ output: Value, for key: String, kind: StepKind, at time: Double) {
        outputs.withLock { $0[key] = output }
    }

    /// Makes everything in it something that no step left.
    func damage() { outputs.withLock { $0 = $0.mapValues { _ in .integer(1) } } }
}
