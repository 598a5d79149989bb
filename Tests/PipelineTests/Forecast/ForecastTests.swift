import Testing

@testable import Pipeline

@Suite struct `The forecast of a plan` {
    private func planned(_ steps: String) -> PlannedText {
        PlannedText("pipeline: p\nsteps:\n\(steps)", catalog: Measure.catalog)
    }

    private func forecast(_ steps: String) throws -> PlanForecast {
        PlanForecast(try planned(steps).sound())
    }

    @Test func `takes as long as the longest way through it`() throws {
        let forecast = try forecast(
            """
              a: { uses: measure, with: { takes: 10s } }
              b: { uses: measure, with: { takes: 3s } }
              c: { uses: measure, needs: [a], with: { takes: 1s } }
              d: { uses: measure, needs: [b], with: { takes: 20s } }
            """
        )
        #expect(forecast.duration == .seconds(23))
        #expect(forecast.criticalPath.map(\.description) == ["b", "d"])
        #expect(forecast.untimed.isEmpty)
    }

    @Test func `lets nobody measure beside another`() throws {
        let forecast = try forecast(
            """
              a: { uses: measure, with: { takes: 10s, alone: true } }
              b: { uses: measure, with: { takes: 5s, alone: true } }
              c: { uses: measure, with: { takes: 12s } }
            """
        )
        #expect(forecast.duration == .seconds(15))
        #expect(forecast.criticalPath.map(\.description) == ["a", "b"])
    }

    @Test func `names the kinds of step that say nothing`() throws {
        let forecast = try forecast(
            """
              a: { uses: provision }
              b: { uses: measure, needs: [a], with: { takes: 5s } }
            """
        )
        #expect(forecast.duration == .seconds(5))
        #expect(forecast.untimed == ["provision"])
    }

    @Test func `adds up what is created, and passes facts on`() throws {
        let forecast = try forecast(
            """
              a: { uses: measure, with: { makes: 3 } }
              b: { uses: measure, needs: [a], with: { makes: 4 } }
            """
        )
        #expect(forecast.resources == [.init(kind: "thing", place: "here", count: 7)])
        #expect(forecast.requests == 3)
        #expect(forecast.unknown.isEmpty)
    }

    @Test func `guesses nothing that hangs on a value of the run`() throws {
        let forecast = try forecast(
            """
              a: { uses: measure, with: { makes: 3 } }
              b: { uses: measure, with: { makes: "${{ steps.a.made }}", takes: 1s } }
              c: { uses: measure, needs: [b] }
            """
        )
        #expect(forecast.unknown.map(\.description) == ["b"])
        #expect(forecast.resources == [.init(kind: "thing", place: "here", count: 3)])
        #expect(forecast.requests == 3)
    }

    @Test func `takes no fact from several that state one`() throws {
        let forecast = try forecast(
            """
              a: { uses: measure, with: { makes: 3 } }
              b: { uses: measure, with: { makes: 4 } }
              c: { uses: measure, needs: [a, b] }
            """
        )
        #expect(forecast.requests == 0)
    }

    @Test func `refuses at the key that asks for what cannot be`() {
        let planned = planned("  a: { uses: measure, with: { makes: 101 } }\n")
        #expect(planned.plan == nil)
        #expect(planned.codes == [.refusedKey])
        #expect(planned.rendered.contains("p.yml:3:38: error"))
    }

    @Test func `counts what reused pipelines hold, one after the other`() throws {
        let plan = try PlannedText(
            """
            pipeline: p
            steps:
              a: { uses: ./c.yml }
              b: { uses: measure, needs: [a], with: { takes: 2s } }
            """,
            files: [
                "c.yml": """
                pipeline: c
                steps: { in: { uses: measure, with: { takes: 3s } } }
                finally: { end: { uses: measure, with: { takes: 1s } } }
                """
            ],
            catalog: Measure.catalog
        ).sound()
        let forecast = PlanForecast(plan)
        #expect(forecast.duration == .seconds(6))
        #expect(forecast.criticalPath.map(\.description) == ["a/in", "a/end", "b"])
    }

    @Test func `says which pattern removed an instance, and where it stands`() throws {
        let plan = try PlannedText(
            """
            pipeline: p
            matrix: { x: [a, b, c], y: [d, e] }
            steps:
              s:
                uses: provision
                for-each: [x, y]
                exclude: [{ x: a }, { y: e, x: [b, c] }]
            """
        ).sound()
        #expect(
            plan.exclusions == [
                .init(instance: "s[x=a,y=d]", pattern: "exclude { x: a }", place: "p.yml:7"),
                .init(instance: "s[x=a,y=e]", pattern: "exclude { x: a }", place: "p.yml:7"),
                .init(
                    instance: "s[x=b,y=e]",
                    pattern: "exclude { y: e, x: [b, c] }",
                    place: "p.yml:7"
                ),
                .init(
                    instance: "s[x=c,y=e]",
                    pattern: "exclude { y: e, x: [b, c] }",
                    place: "p.yml:7"
                ),
            ]
        )
    }
}
