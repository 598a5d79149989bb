import Testing
import Values

@testable import Pipeline

@Suite struct `Selecting` {
    private static let text = """
        pipeline: p
        matrix: { provider: [local, aws], mode: [warm, cold] }
        steps:
          build: { uses: build, with: { function: hello } }
          extra: { uses: build, with: { function: other } }
          deploy:
            uses: deploy
            for-each: [provider, mode]
            with:
              provider: ${{ matrix.provider }}
              artifact: ${{ steps.build.artifact }}
          after: { uses: build, for-each: [provider], needs: [deploy], with: { function: hello } }
        finally:
          last: { uses: build, with: { function: hello, runtime: node } }
        """

    private func plan() throws -> Plan { try PlannedText(Self.text).sound() }

    private func only(_ patterns: String...) throws -> Plan {
        let patterns = try patterns.map { try #require(InstancePattern($0)) }
        return try PlanSelection.only(patterns).applied(to: try plan())
    }

    private func from(_ patterns: String...) throws -> Plan {
        let patterns = try patterns.map { try #require(InstancePattern($0)) }
        return try PlanSelection.from(patterns).applied(to: try plan())
    }

    @Test func `some takes what they need and nothing else but finally`() throws {
        let part = try only("deploy[provider=local,*]")
        #expect(
            part.names == [
                "build", "deploy[provider=local,mode=warm]", "deploy[provider=local,mode=cold]",
                "last",
            ]
        )
        #expect(part.needs("deploy[provider=local,mode=cold]") == ["build"])
        #expect(part.instances.last?.phase == .finally(0))
    }

    @Test func `several patterns add up, in the order of the plan`() throws {
        let part = try only("extra", "after[provider=aws]")
        #expect(
            part.names == [
                "build", "extra", "deploy[provider=aws,mode=warm]",
                "deploy[provider=aws,mode=cold]", "after[provider=aws]", "last",
            ]
        )
    }

    @Test func `from a step takes what waits for it, and what that needs`() throws {
        let part = try from("deploy[provider=aws,mode=cold]")
        #expect(
            part.names == [
                "build", "deploy[provider=aws,mode=warm]", "deploy[provider=aws,mode=cold]",
                "after[provider=aws]", "last",
            ]
        )
        #expect(try from("extra").names == ["extra", "last"])
    }

    @Test func `everything is the plan itself`() throws {
        #expect(try PlanSelection.everything.applied(to: try plan()).names == (try plan().names))
        #expect(try only("*").names == (try plan().names))
    }

    @Test func `requirements of what is left out are not asked for`() throws {
        #expect(
            try only("extra").requirements.flatMap(\.instances).map(\.description)
                == ["extra", "last"]
        )
    }

    @Test func `expressions still read the outputs of the right instances`() throws {
        let part = try only("deploy[provider=aws,mode=cold]")
        #expect(part.names.prefix(2) == ["build", "deploy[provider=aws,mode=cold]"])
        var facts = RunFacts(run: Make.run, places: part.places)
        facts.outputs[0] = .mapping(["artifact": .mapping(["a": .text("b")])])
        #expect(throws: Never.self) {
            _ = try part.prepare("deploy[provider=aws,mode=cold]", facts)
        }
        facts.outputs = [1: .mapping(["artifact": .mapping(["a": .text("b")])])]
        #expect(throws: (any Error).self) {
            _ = try part.prepare("deploy[provider=aws,mode=cold]", facts)
        }
    }

    @Test(arguments: [
        (
            "deplyo",
            "there are deploy[provider=local,mode=warm], deploy[provider=local,mode=cold], "
                + "deploy[provider=aws,mode=warm], deploy[provider=aws,mode=cold]"
        ),
        ("after[provider=azure]", "there are after[provider=local], after[provider=aws]"),
        ("nothing-like-it", "there are build, extra, deploy, after, last"),
    ])
    func `what matches nothing is refused with what may be meant`(
        pattern: String,
        hint: String
    ) throws {
        let selection = PlanSelection.only([try #require(InstancePattern(pattern))])
        let failure = try #require(throws: UnmatchedPattern.self) {
            _ = try selection.applied(to: try plan())
        }
        #expect(failure.message == "no instance matches '\(pattern)'; \(hint)")
    }
}
