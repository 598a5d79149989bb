import Testing

@testable import Pipeline

@Suite struct `Params` {
    private static let text = """
        pipeline: p
        params:
          providers: { type: list, of: provider, default: [local] }
          samples: { type: integer, default: 100, min: 1 }
          wait: { type: duration, default: 10m, max: 1h }
          mode: { type: enum, of: [warm, cold], default: warm }
        matrix: { provider: "${{ params.providers }}" }
        steps:
          a:
            uses: invoke
            for-each: [provider]
            with:
              endpoints: []
              samples: ${{ params.samples }}
              timeout: ${{ params.wait }}
              mode: ${{ params.mode }}
        """

    @Test(arguments: [("", false), (", default: 5", true)])
    func `a check leaves a plan only where all params have a value`(fallback: String, has: Bool) {
        let text = "pipeline: p\nparams: { n: { type: integer\(fallback) } }\n"
        let planner = Planner(catalog: FakeSteps.catalog, folder: "/home") {
            _,
            shown throws(UnreadableSource) in
            SourceText(file: shown, text: text + "steps: { a: { uses: provision } }\n")
        }
        let (plan, found) = planner.check(file: "p.yml")
        #expect(found.isEmpty)
        #expect((plan != nil) == has)
    }

    @Test func `a list is written with commas`() throws {
        let plan = try PlannedText(Self.text, set: ["providers": "aws,azure"]).sound()
        #expect(plan.names == ["a[provider=aws]", "a[provider=azure]"])
        #expect(try PlannedText(Self.text).sound().names == ["a[provider=local]"])
    }

    @Test(arguments: [
        ("providers", "aws,azur", "'providers' must be a provider, and 'azur' is none"),
        ("samples", "0", "'samples' must be at least 1, not 0"),
        ("samples", "ten", "'samples' must be an integer, not 'ten'"),
        ("wait", "2h", "'wait' must be at most 1h, not 2h"),
        ("mode", "hot", "'mode' must be a word of this list, and 'hot' is none"),
        ("sample", "1", "there is no param 'sample'"),
    ])
    func `what is set is checked like what is written`(name: String, value: String, message: String)
    {
        let planned = PlannedText(Self.text, set: [name: value])
        #expect(planned.messages == [message])
        #expect(planned.rendered.contains("--set:1:"))
        #expect(planned.rendered.contains("\(name)=\(value)"))
    }

    @Test func `a param without a default must be given a value to run, but not to validate`()
        throws
    {
        let text = """
            pipeline: p
            params: { function: { type: text }, runtimes: { type: list } }
            matrix: { runtime: "${{ params.runtimes }}" }
            steps:
              a:
                uses: build
                for-each: [runtime]
                with: { function: "${{ params.function }}", runtime: "${{ matrix.runtime }}" }
            """
        #expect(PlannedText(text).codes.filter { $0 == .missingValue }.count == 2)
        #expect(PlannedText.validating(text) == "")
        let set = ["function": "f", "runtimes": "go"]
        #expect(try PlannedText(text, set: set).sound().names == ["a[runtime=go]"])
    }

    @Test(arguments: [
        ("{ type: integre }", DiagnosticCode.unknownWord),
        ("{ type: integer, default: x }", .wrongType),
        ("{ type: integer, default: 0, min: 1 }", .outOfRange),
        ("{ type: text, min: 1 }", .unknownKey),
        ("{ type: enum }", .missingKey),
        ("{ type: list, of: list }", .unknownWord),
        ("{ default: 1 }", .missingKey),
        ("{ type: secret, default: x }", .wrongType),
        ("5", .wrongType),
    ])
    func `a param says what it holds`(param: String, code: DiagnosticCode) {
        let text = "pipeline: p\nparams: { x: \(param) }\nsteps: { a: { uses: provision } }"
        #expect(PlannedText(text).codes.contains(code))
    }

    @Test func `quoting never changes a type`() throws {
        for samples in ["5", "\"5\"", "'5'", "${{ 5 }}", "\"${{ params.samples }}\""] {
            let text = Self.text.replacing("${{ params.samples }}", with: samples)
            #expect(PlannedText(text).codes == [], "\(samples)")
        }
        let build = "pipeline: p\nsteps: { a: { uses: build, with: { function: %, runtime: go } } }"
        for function in ["3.10", "NO", "true", "\"${{ 5 }}\"", "10m"] {
            #expect(PlannedText(build.replacing("%", with: function)).codes == [], "\(function)")
        }
    }

    @Test func `a value from a param is noted with its place`() {
        let text = Self.text.replacing("default: 100, min: 1", with: "default: -3")
        let note = PlannedText(text).diagnostics.first?.notes.first
        #expect(note?.message == "'params.samples' is -3")
        #expect(note?.span.map { String($0.source.slice($0.scalars)) } == "-3")
    }
}
