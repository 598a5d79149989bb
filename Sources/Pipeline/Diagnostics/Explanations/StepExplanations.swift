/// Mistakes in kinds of step and reuse.
extension DiagnosticExplanation {
    static let unknownStepKind = DiagnosticExplanation(
        """
        There is no such kind of step; 'stellar-run steps' lists them. With a '/' in it, \
        'uses' names the file of another pipeline.
        """,
        wrong: """
            pipeline: nightly
            steps:
              build: { uses: biuld, with: { function: hello, runtime: python } }
            """,
        right: """
            pipeline: nightly
            steps:
              build: { uses: build, with: { function: hello, runtime: python } }
            """
    )

    static let recursiveReuse = DiagnosticExplanation(
        """
        A pipeline reuses itself, directly or through others, and would never end; or \
        pipelines reuse one another more than 16 levels deep.
        """,
        wrong: """
            pipeline: nightly
            steps:
              again: { uses: ./example.yml }
            """,
        right: """
            pipeline: nightly
            steps:
              baseline: { uses: ./baseline.yml }
            """,
        reusing: [
            "baseline.yml": """
            pipeline: baseline
            steps:
              date: { uses: run, with: { program: date } }
            """
        ]
    )

    static let keyOutOfPlace = DiagnosticExplanation(
        """
        The key exists, and means nothing here: steps under 'finally:' run one after the \
        other, in the order of the file.
        """,
        wrong: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            finally:
              teardown: { uses: teardown, needs: [date] }
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            finally:
              teardown: { uses: teardown }
            """
    )
}
