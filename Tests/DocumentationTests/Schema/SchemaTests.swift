import Foundation
import NoWeb
import Testing

@testable import Pipeline
@testable import StellarRunCLI

@Suite struct `The schema of the language` {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let schema = PipelineSchema(Composition(web: NoWeb()).catalog())

    private static let head = "pipeline: p\nsteps:\n"

    private static func problems(_ text: String, isOld: Bool = false) throws -> [String] {
        let value = try #require(PlainYAML(isOld: isOld).value(of: text))
        return SchemaReader(schema: schema.document).problems(of: value)
    }

    @Test(
        arguments: [
            "quickstart", "weekly", "families/baseline", "families/burst",
            "families/data-transfer", "families/image-size", "families/service-time",
        ],
        [true, false]
    )
    func `accepts what ships`(name: String, isOld: Bool) throws {
        let file = Self.root.appending(path: "pipelines/\(name).yml")
        #expect(try Self.problems(String(contentsOf: file, encoding: .utf8), isOld: isOld) == [])
    }

    @Test func `accepts what the README shows, and what steps give as examples`() throws {
        let catalog = Composition(web: NoWeb()).catalog()
        let examples = catalog.kinds.compactMap { catalog.describe($0)?.example }
        for text in try Readme.blocks("yaml") + examples {
            #expect(try Self.problems(text) == [], "\(text)")
        }
    }

    @Test(arguments: DiagnosticCode.allCases)
    func `accepts the right way of every mistake`(code: DiagnosticCode) throws {
        #expect(try Self.problems(code.explanation.right) == [])
    }

    /// What the keys of a reused pipeline are, no schema can know.
    @Test func `refuses the broken pipelines whose keys or kinds are wrong`() throws {
        let folder = Self.root.appending(path: "Tests/Broken")
        let files = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
        let names = files.compactMap { $0 as? String }
            .filter { $0.hasSuffix(".txt") && !$0.hasPrefix("reuse/") }
        var count = 0
        for name in names.map({ String($0.dropLast(4)) }) {
            let path = folder.appending(path: name).path
            let said = try String(contentsOfFile: "\(path).txt", encoding: .utf8)
            let codes = [DiagnosticCode.unknownKey, .missingKey, .unknownStepKind].map(\.rawValue)
            guard codes.contains(where: { said.contains("error[\($0)]") }) else { continue }
            let text = try String(contentsOfFile: "\(path).yml", encoding: .utf8)
            count += 1
            #expect(try Self.problems(text) != [], "\(name)")
        }
        #expect(count > 20)
    }

    @Test func `is the file that editors are pointed to`() throws {
        let file = Self.root.appending(path: "pipeline.schema.json")
        let json = try Self.schema.json()
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(json.utf8).write(to: file)
        }
        let isSame = try String(contentsOf: file, encoding: .utf8) == json
        #expect(isSame, "run `make schema`")
    }

    /// Pipelines that `validate` accepts although other tools read something else in them.
    @Test(arguments: [
        "build: { uses: build, with: { function: 3.10, runtime: python } }",
        "build: { uses: build, with: { function: NO, runtime: python } }",
        "run: { uses: run, with: { program: 'true', arguments: [1, true, x, 1e3] } }",
        "run: { uses: run, retry: { attempts: '3' }, optional: 'false', with: { program: 'true' } }",
        "run: { uses: run, timeout: 0.5s, when: finished, with: { program: 'true' } }",
        "run: { uses: run, if: true, retry: , needs: [], with: { program: 'true' } }",
        "run: { uses: run, if: '${{ 1 == 1 }}', with: { program: '${{ run.id }}' } }",
        "down: { uses: teardown }",
        "down: { uses: teardown, with: }",
    ])
    func `accepts what validate accepts`(step: String) throws {
        let text = Self.head + "  \(step)\n"
        let planner = Planner(
            catalog: Composition(web: NoWeb()).catalog(),
            load: { _, shown throws(UnreadableSource) in SourceText(file: shown, text: text) }
        )
        let found = planner.validate(file: "p.yml").filter { $0.severity == .error }
        #expect(found.isEmpty, "\(DiagnosticRenderer().render(found))")
        #expect(try Self.problems(text) == [])
        #expect(try Self.problems(text, isOld: true) == [])
    }

    /// A mistake and what the schema complains about.
    @Test(arguments: [
        ("build: { uses: build, with: { function: f, runtme: go } }", ".steps.build.with.runtme"),
        ("build: { uses: build, with: { function: f } }", ".steps.build.with.runtime is missing"),
        ("build: { uses: biuld }", ".steps.build.uses"),
        ("build: { uses: build }", ".steps.build.with is missing"),
        ("build: { use: build }", ".steps.build.uses is missing"),
        ("down: { uses: teardown, retry: { attempts: 0 } }", ".steps.down.retry.attempts"),
        ("down: { uses: teardown, retry: { atempts: 1 } }", ".steps.down.retry.atempts"),
        ("down: { uses: teardown, timeout: soon }", ".steps.down.timeout"),
        ("down: { uses: teardown, when: never }", ".steps.down.when"),
        ("down: { uses: teardown, exclude: { x: 1 } }", ".steps.down.exclude"),
        ("Down: { uses: teardown }", ".steps.Down"),
        (
            "tell: { uses: notify, with: { slack: 'https://example.org' } }",
            ".steps.tell.with.slack"
        ),
    ])
    func `refuses mistakes of form`(step: String, complaint: String) throws {
        let problems = try Self.problems(Self.head + "  \(step)\n")
        #expect(problems.contains { $0.hasPrefix(complaint) }, "\(problems)")
    }

    @Test(arguments: [
        ("piepline: x", ".piepline"), ("params: { n: { type: integer, default: x } }", ".params.n"),
        ("params: { n: { type: text, min: 1 } }", ".params.n.min"),
        ("params: { n: { type: lst } }", ".params.n.type"), ("matrix: { a: [] }", ".matrix.a"),
        ("finally: { down: { uses: teardown, needs: [a] } }", ".finally.down.needs"),
        ("schedule: { cron: '* * * * *', zone: UTC }", ".schedule.zone"),
    ])
    func `refuses mistakes of form at the root`(line: String, complaint: String) throws {
        let text = "\(line)\n\(Self.head)  down: { uses: teardown }\n"
        let problems = try Self.problems(text)
        #expect(problems.contains { $0.hasPrefix(complaint) }, "\(problems)")
    }

    @Test func `leaves no mapping open`() {
        var open: [String] = []
        func visit(_ schema: Value, at path: String) {
            if schema["properties"] != nil, schema["type"] != nil,
                schema["additionalProperties"] != .boolean(false)
            {
                open.append(path)
            }
            for (name, member) in schema.members { visit(member, at: "\(path).\(name)") }
            for element in schema.elements { visit(element, at: path) }
        }
        visit(Self.schema.document, at: "")
        #expect(open == [])
    }
}
