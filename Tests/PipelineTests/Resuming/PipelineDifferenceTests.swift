import Testing

@testable import Pipeline

@Suite struct `The difference between two pipelines` {
    private func difference(_ old: String, _ new: String) -> String {
        PipelineDifference(from: ["/p.yml": old], to: ["/p.yml": new]).description
    }

    @Test func `is what is written, by the keys on the way to it`() {
        let old = """
            steps:
              invoke:
                with: { samples: 100, burst: [1, 10] }
              notify: { uses: notify }
            """
        let new = """
            steps:
              invoke:
                with: { samples: 200, burst: [1] }
                timeout: 5m
            """
        #expect(
            difference(old, new) == """
                p.yml: steps.invoke.timeout: 5m is new
                p.yml: steps.invoke.with.burst[1]: 10 is gone
                p.yml: steps.invoke.with.samples: 100 -> 200
                p.yml: steps.notify.uses: notify is gone
                """
        )
    }

    @Test func `is not how it is written`() {
        let old = "a: 'x'   # a comment\nb: {c: 1, d: []}\n"
        let new = "b:\n  d: []\n  c: \"1\"\na: x\n"
        #expect(difference(old, new).isEmpty)
    }

    @Test func `is there for files that came, went or cannot be read`() {
        let difference = PipelineDifference(
            from: ["/a.yml": "a: 1", "/b.yml": "b: 1"],
            to: ["/b.yml": "b: [", "/c.yml": "c: 1"]
        )
        #expect(difference.changes.map(\.path) == ["a.yml: a", "b.yml: ", "b.yml: b", "c.yml: c"])
    }
}
