import Testing

@testable import Pipeline

@Suite struct `Axes join` {
    private static let matrix = """
        pipeline: p
        matrix:
          provider: [local, aws]
          runtime: [python, go]
        steps:
          build:
            uses: build
            for-each: [runtime]
            with: { function: hello, runtime: "${{ matrix.runtime }}" }
          deploy:
            uses: deploy
            for-each: [provider, runtime]
            with:
              provider: ${{ matrix.provider }}
              artifact: ${{ steps.build.artifact }}
        """

    @Test func `an axis that only the dependent has broadcasts`() throws {
        let plan = try PlannedText(Self.matrix).sound()
        #expect(
            plan.names == [
                "build[runtime=python]", "build[runtime=go]",
                "deploy[provider=local,runtime=python]", "deploy[provider=local,runtime=go]",
                "deploy[provider=aws,runtime=python]", "deploy[provider=aws,runtime=go]",
            ]
        )
        #expect(plan.needs("deploy[provider=aws,runtime=go]") == ["build[runtime=go]"])
        #expect(plan.needs("deploy[provider=local,runtime=python]") == ["build[runtime=python]"])
    }

    @Test func `an axis that only the dependency has fans in, in matrix order`() throws {
        let text =
            Self.matrix + """

                  invoke:
                    uses: invoke
                    for-each: [runtime]
                    with: { endpoints: "${{ steps.deploy.endpoints }}" }
                """
        let plan = try PlannedText(text).sound()
        #expect(
            plan.needs("invoke[runtime=go]") == [
                "deploy[provider=local,runtime=go]", "deploy[provider=aws,runtime=go]",
            ]
        )
    }

    @Test func `a needs joins like a reference`() throws {
        let text =
            Self.matrix + """

                  provision: { uses: provision, for-each: [provider], needs: [deploy] }
                """
        let plan = try PlannedText(text).sound()
        #expect(
            plan.needs("provision[provider=aws]") == [
                "deploy[provider=aws,runtime=python]", "deploy[provider=aws,runtime=go]",
            ]
        )
    }

    @Test func `a single value that is wanted is not the list of a fan-in`() {
        let text = Self.matrix.replacing(
            "for-each: [provider, runtime]",
            with: "for-each: [provider]"
        )
        let planned = PlannedText(text)
        #expect(planned.codes == [.wrongType])
        #expect(planned.rendered.contains("is a list: one for each 'runtime'"))
    }

    @Test func `a fan-in of what may have failed is a list of values that may be missing`() throws {
        let text = """
            pipeline: p
            matrix: { mode: [warm, cold] }
            steps:
              provision: { uses: provision, for-each: [mode] }
              invoke:
                uses: invoke
                for-each: [mode]
                with: { endpoints: "${{ steps.deploy.endpoints }}" }
              deploy:
                uses: deploy
                with: { provider: local, artifact: "${{ steps.build.artifact }}" }
              build: { uses: build, with: { function: hello } }
              collect:
                uses: collect
                when: finished
                with: { samples: "${{ steps.invoke.samples }}", title: "${{ len(steps.invoke.count) }}" }
              sum:
                uses: collect
                when: finished
                with: { samples: [], title: "${{ steps.invoke.count[0] }}" }
            """
        let planned = PlannedText(text)
        #expect(planned.codes == [.missingFallback], "\(planned.rendered)")
        #expect(planned.diagnostics.first?.help?.contains("??") == true)
    }

    @Test func `instances come after those they depend on, otherwise as in the file`() throws {
        let plan = try PlannedText(
            """
            pipeline: p
            steps:
              last: { uses: provision, needs: [first] }
              other: { uses: provision }
              first: { uses: provision }
            """
        ).sound()
        #expect(plan.names == ["other", "first", "last"])
    }
}
