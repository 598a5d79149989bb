/// Mistakes in what waits for what.
extension DiagnosticExplanation {
    static let missingCell = DiagnosticExplanation(
        """
        The step reads from the instance with its own values on the axes that both have, \
        and that instance was excluded.
        """,
        wrong: """
            pipeline: nightly
            matrix: { runtime: [python, node] }
            steps:
              build:
                uses: build
                for-each: [runtime]
                exclude: [{ runtime: node }]
                with: { function: hello, runtime: "${{ matrix.runtime }}" }
              deploy:
                uses: deploy
                for-each: [runtime]
                with: { provider: local, artifact: "${{ steps.build.artifact }}" }
            """,
        right: """
            pipeline: nightly
            matrix: { runtime: [python, node] }
            steps:
              build:
                uses: build
                for-each: [runtime]
                exclude: [{ runtime: node }]
                with: { function: hello, runtime: "${{ matrix.runtime }}" }
              deploy:
                uses: deploy
                for-each: [runtime]
                exclude: [{ runtime: node }]
                with: { provider: local, artifact: "${{ steps.build.artifact }}" }
            """
    )

    static let cycle = DiagnosticExplanation(
        """
        Each of these steps waits for the next one and the last for the first: none \
        could ever begin.
        """,
        wrong: """
            pipeline: nightly
            steps:
              first: { uses: run, needs: [second], with: { program: date } }
              second: { uses: run, needs: [first], with: { program: date } }
            """,
        right: """
            pipeline: nightly
            steps:
              first: { uses: run, with: { program: date } }
              second: { uses: run, needs: [first], with: { program: date } }
            """
    )

    static let unknownNeed = DiagnosticExplanation(
        """
        There is no such step under 'steps:' of this file. Steps under 'finally:' come \
        after all others; nothing can wait for them.
        """,
        wrong: """
            pipeline: nightly
            steps:
              build: { uses: build, with: { function: hello, runtime: python } }
              date: { uses: run, needs: [biuld], with: { program: date } }
            """,
        right: """
            pipeline: nightly
            steps:
              build: { uses: build, with: { function: hello, runtime: python } }
              date: { uses: run, needs: [build], with: { program: date } }
            """
    )
}
