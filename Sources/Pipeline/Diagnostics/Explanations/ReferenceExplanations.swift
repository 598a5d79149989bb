/// Mistakes in references.
extension DiagnosticExplanation {
    static let unknownReference = DiagnosticExplanation(
        """
        There is nothing of this name to refer to. References begin with params, matrix, \
        steps, secrets or run, and what they name is declared in the same file.
        """,
        wrong: """
            pipeline: nightly
            params: { samples: { type: integer, default: 20 } }
            steps:
              greet:
                uses: run
                with: { program: echo, arguments: ['${{ params.sampels }}'] }
            """,
        right: """
            pipeline: nightly
            params: { samples: { type: integer, default: 20 } }
            steps:
              greet:
                uses: run
                with: { program: echo, arguments: ['${{ params.samples }}'] }
            """
    )

    static let secretInExpression = DiagnosticExplanation(
        """
        Secrets flow only into keys that are declared secret, so that they can never be \
        printed, compared or stored.
        """,
        wrong: """
            pipeline: nightly
            secrets: [hook]
            steps:
              date: { uses: run, with: { program: date } }
            finally:
              notify: { uses: notify, with: { file: "${{ secrets.hook }}" } }
            """,
        right: """
            pipeline: nightly
            secrets: [hook]
            steps:
              date: { uses: run, with: { program: date } }
            finally:
              notify: { uses: notify, with: { webhook: "${{ secrets.hook }}" } }
            """
    )

    static let missingFallback = DiagnosticExplanation(
        """
        The value may be missing, because the step that leaves it may be skipped or may \
        have failed. '??' says what to use then.
        """,
        wrong: """
            pipeline: nightly
            params: { samples: { type: integer, default: 20 } }
            steps:
              first: { uses: run, if: "${{ params.samples > 10 }}", with: { program: date } }
              second: { uses: run, with: { program: echo, arguments: ["${{ steps.first.stdout }}"] } }
            """,
        right: """
            pipeline: nightly
            params: { samples: { type: integer, default: 20 } }
            steps:
              first: { uses: run, if: "${{ params.samples > 10 }}", with: { program: date } }
              second: { uses: run, with: { program: echo, arguments: ["${{ steps.first.stdout ?? 'none' }}"] } }
            """
    )

    static let needlessFallback = DiagnosticExplanation(
        """
        What stands left of '??' is always there, so that the right side is never used. \
        A warning.
        """,
        wrong: """
            pipeline: nightly
            params: { name: { type: text, default: world } }
            steps:
              greet:
                uses: run
                with: { program: echo, arguments: ['${{ params.name ?? "nobody" }}'] }
            """,
        right: """
            pipeline: nightly
            params: { name: { type: text, default: world } }
            steps:
              greet:
                uses: run
                with: { program: echo, arguments: ['${{ params.name }}'] }
            """
    )

    static let referenceOutOfPlace = DiagnosticExplanation(
        """
        The value decides what the plan looks like, so it must be written out, without \
        an expression.
        """,
        wrong: """
            pipeline: nightly
            steps:
              build: { uses: build, with: { function: hello, runtime: python } }
              date: { uses: run, needs: ["${{ steps.build }}"], with: { program: date } }
            """,
        right: """
            pipeline: nightly
            steps:
              build: { uses: build, with: { function: hello, runtime: python } }
              date: { uses: run, needs: [build], with: { program: date } }
            """
    )

    static let valueNotKnown = DiagnosticExplanation(
        """
        A step is about to begin, and something that it reads has no value in this run. \
        It is found while running, never before; '??' says what to use then.
        """,
        wrong: .inARun("a step that reads ${{ steps.first.stdout }}, where 'first' left nothing"),
        right: """
            pipeline: nightly
            params: { samples: { type: integer, default: 20 } }
            steps:
              first: { uses: run, if: "${{ params.samples > 10 }}", with: { program: date } }
              second: { uses: run, with: { program: echo, arguments: ["${{ steps.first.stdout ?? 'none' }}"] } }
            """
    )
}
