import Testing

@testable import Pipeline

@Suite struct `The matrix` {
    private func pipeline(_ matrix: String, _ step: String, params: String = "{}") -> String {
        """
        pipeline: p
        params: \(params)
        matrix: \(matrix)
        steps:
          a: { uses: provision, for-each: [x, y], \(step) }
        """
    }

    @Test func `an exclude removes every instance that it describes`() throws {
        let step = "exclude: [{ x: a, y: [c, d] }, { y: e }]"
        let plan = try PlannedText(pipeline("{ x: [a, b], y: [c, d, e] }", step)).sound()
        #expect(plan.names == ["a[x=b,y=c]", "a[x=b,y=d]"])
        let excluded = plan.exclusions.map(\.instance)
        #expect(excluded == ["a[x=a,y=c]", "a[x=a,y=d]", "a[x=a,y=e]", "a[x=b,y=e]"])
    }

    @Test func `an include adds whole instances, also with values of its own`() throws {
        let step = "exclude: [{ x: b }], include: [{ y: z, x: q }]"
        let plan = try PlannedText(pipeline("{ x: [a, b], y: [c] }", step)).sound()
        #expect(plan.names == ["a[x=a,y=c]", "a[x=q,y=z]"])
    }

    @Test(arguments: [
        ("exclude: [{ x: z }]", DiagnosticCode.deadExclude),
        ("exclude: [{ q: z }]", .unknownAxis),
        ("include: [{ x: q }]", .incompleteInclude),
        ("include: [{ x: a, y: c }]", .repeatedInclude),
        ("include: [{ x: [q, r], y: c }]", .incompleteInclude),
    ])
    func `a pattern that does nothing is a mistake`(step: String, code: DiagnosticCode) {
        #expect(PlannedText(pipeline("{ x: [a, b], y: [c] }", step)).codes == [code])
    }

    @Test func `an exclude of values that come from params is not dead`() throws {
        let params = "{ xs: { type: list, default: [a] } }"
        let text = pipeline(
            "{ x: \"${{ params.xs }}\", y: [c, d] }",
            "exclude: [{ x: b }]",
            params: params
        )
        #expect(try PlannedText(text).sound().names == ["a[x=a,y=c]", "a[x=a,y=d]"])
        #expect(try PlannedText(text, set: ["xs": "a, b"]).sound().names.count == 2)
    }

    @Test(arguments: [
        ("{ x: [], y: [c] }", DiagnosticCode.emptyAxis),
        ("{ x: [a, a], y: [c] }", .repeatedAxisValue),
        ("{ x: [a b], y: [c] }", .invalidAxisValue),
        ("{ x: a, y: [c] }", .wrongType),
        ("{ x: { a: b }, y: [c] }", .wrongType),
        ("{ y: [c] }", .unknownAxis),
    ])
    func `an axis is a list of words`(matrix: String, code: DiagnosticCode) {
        #expect(PlannedText(pipeline(matrix, "")).codes == [code])
    }

    @Test func `a matrix of millions of instances is refused at once`() {
        let values = (0..<200).map(String.init).joined(separator: ", ")
        let text = pipeline("{ x: [\(values)], y: [\(values)] }", "")
        #expect(PlannedText(text).codes == [.matrixTooLarge])
    }

    @Test func `the value of an axis that the step lacks is not there`() {
        let planned = PlannedText(
            """
            pipeline: p
            matrix: { runtime: [python] }
            steps:
              build: { uses: build, with: { function: hello, runtime: "${{ matrix.runtime }}" } }
            """
        )
        #expect(planned.codes == [.unknownAxis])
        #expect(planned.diagnostics[0].help == "add 'runtime' to the 'for-each' of this step")
    }

    @Test func `a value is checked wherever it is used, and where it was written is noted`() {
        let planned = PlannedText(
            """
            pipeline: p
            matrix: { runtime: [python, nod] }
            steps:
              build:
                uses: build
                for-each: [runtime]
                with: { function: hello, runtime: "${{ matrix.runtime }}" }
            """
        )
        #expect(planned.codes == [.unknownWord])
        #expect(planned.diagnostics[0].help == "did you mean 'node'?")
        #expect(planned.diagnostics[0].notes.first?.message == "'matrix.runtime' is 'nod'")
        #expect(planned.diagnostics[0].notes.first?.span?.scalars == 40..<43)
    }

    @Test func `an instance that the other step excludes cannot be read from`() {
        let planned = PlannedText(
            """
            pipeline: p
            matrix: { runtime: [python, go] }
            steps:
              build:
                uses: build
                for-each: [runtime]
                exclude: [{ runtime: go }]
                with: { function: hello, runtime: "${{ matrix.runtime }}" }
              deploy:
                uses: deploy
                for-each: [runtime]
                with: { provider: local, artifact: "${{ steps.build.artifact }}" }
            """
        )
        #expect(planned.messages == ["there is no instance 'build[runtime=go]' to read from"])
    }
}
