import Testing
import Values

@testable import Pipeline

@Suite struct `A pipeline's file` {
    @Test func `ten mistakes are ten diagnostics`() throws {
        let planned = PlannedText(
            """
            pipeline: Weekly Run
            params:
              samples: { type: integer, default: many }
            matrix:
              provider: [local, aws]
            defaults:
              retry: { attempts: 5, backof: 1s..2s }
            steps:
              build:
                uses: biuld
                with: { function: hello }
              deploy:
                uses: deploy
                for-each: [provider, runtime]
                timeout: 10
                with: { provider: local, artifact: "${{ steps.build.artifact }}" }
              invoke:
                uses: invoke
                with:
                  endpoints: ${{ steps.deploy.endpoint }}
                  samples: 0
              collect:
                uses: collect
                needs: [invok]
                when: finishd
                with: { samples: [] }
            finally:
              notify:
                uses: notify
                needs: [collect]
            """
        )
        #expect(planned.plan == nil)
        try Snapshot("ten-mistakes").expect(planned.rendered)
    }

    @Test(arguments: [
        ("", DiagnosticCode.missingKey), ("steps: {}", .missingValue), ("steps: 5", .wrongType),
        ("steps: { A: { uses: provision } }", .invalidName),
        ("steps: { a--b: { uses: provision } }", .invalidName),
        ("steps: { a: provision }", .wrongType), ("steps: { a: {} }", .missingKey),
        ("steps: { a: { uses: \"${{ params.x }}\" } }", .referenceOutOfPlace),
        ("steps: { a: { uses: provision, for-each: \"${{ params.x }}\" } }", .referenceOutOfPlace),
        ("steps: { a: { uses: provision, for-each: { x: y } } }", .wrongType),
        ("steps: { a: { uses: provision, needs: [b, b] }, b: { uses: provision } }", .duplicateKey),
        ("steps: { a: { uses: provision } }\nfinally: { a: { uses: provision } }", .duplicateKey),
        ("steps: { a: { uses: provision } }\nfinnaly: {}", .unknownKey),
        ("steps: { a: { uses: provision, with: 5 } }", .wrongType),
        ("steps: { a: { uses: provision, with: { x: 1 } } }", .unknownKey),
        ("steps: { a: { uses: provision } }\ndeadline: soon", .wrongType),
        ("steps: { a: { uses: provision } }\nsecrets: [Hook]", .invalidName),
    ])
    func `a mistake is one diagnostic`(text: String, code: DiagnosticCode) {
        let planned = PlannedText("pipeline: p\n\(text)")
        #expect(planned.codes == [code], "\(planned.rendered)")
    }

    @Test func `what a step does not say is what the defaults say`() throws {
        let plan = try PlannedText(
            """
            pipeline: p
            deadline: 3h
            defaults: { retry: { attempts: 3, backoff: 1s..2s }, timeout: 10m }
            steps:
              a: { uses: provision }
              b: { uses: provision, retry: { attempts: 2 }, deadline: 1h }
            """
        ).sound()
        let backoff = DurationRange(.seconds(1), .seconds(2))
        let first = AttemptPolicy(attempts: 3, backoff: backoff, timeout: .seconds(600))
        var second = first
        second.attempts = 2
        second.deadline = .seconds(3600)
        #expect(plan.instances.map(\.policy) == [first, second])
        #expect(plan.deadline == .seconds(3 * 3600))
    }

    @Test func `defaults that cannot be are reported once`() {
        let defaults = "defaults: { timeout: 2h, deadline: 1h }"
        let planned = PlannedText("pipeline: p\n\(defaults)\nsteps: { a: { uses: provision } }")
        #expect(planned.codes == [.deadlineTooShort])
    }

    @Test(arguments: ["", "# nothing", "[]", "word", "pipeline: p\nsteps:", "pipeline:\nsteps: []"])
    func `a file without a pipeline is reported and nothing more happens`(text: String) {
        let planned = PlannedText(text)
        #expect(planned.plan == nil && !planned.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("retry: { attempts: 5 }, timeout: 2h, deadline: 9h", [DiagnosticCode.deadlineTooShort]),
        ("timeout: 2h, deadline: 1h", [.deadlineTooShort]),
        ("retry: { attempts: 5 }, timeout: 2h, deadline: 10h", []),
        ("retry: { attempts: 0 }", [.outOfRange]), ("retry: { backoff: 5m..1m }", [.wrongType]),
        ("timeout: 0s", [.outOfRange]), ("timeout: 4h, retry: {}", []), ("retry: 5", [.wrongType]),
    ])
    func `attempts fit their deadline`(keys: String, codes: [DiagnosticCode]) {
        let text = "pipeline: p\nsteps: { a: { uses: provision, \(keys) } }"
        #expect(PlannedText(text).codes == codes)
    }
}
