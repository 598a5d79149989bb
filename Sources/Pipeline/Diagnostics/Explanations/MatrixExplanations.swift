/// Mistakes in the matrix.
extension DiagnosticExplanation {
    static let unknownAxis = DiagnosticExplanation(
        """
        The matrix has no such axis, or the step has no instance for each of its values. \
        Axes are declared under 'matrix:' and named in 'for-each:'.
        """,
        wrong: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mod]
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mode]
                with: { program: date }
            """
    )

    static let emptyAxis = DiagnosticExplanation(
        "An axis without values would leave no instance of the steps that name it.",
        wrong: """
            pipeline: nightly
            matrix: { mode: [] }
            steps:
              date:
                uses: run
                for-each: [mode]
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mode]
                with: { program: date }
            """
    )

    static let invalidAxisValue = DiagnosticExplanation(
        """
        Values on an axis become part of names, as in deploy[mode=cold]. They are single \
        values of letters, digits, '.', '_', '+' and '-'.
        """,
        wrong: """
            pipeline: nightly
            matrix: { mode: ["warm, cold"] }
            steps:
              date:
                uses: run
                for-each: [mode]
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mode]
                with: { program: date }
            """
    )

    static let repeatedAxisValue = DiagnosticExplanation(
        "The value is on the axis already; two instances would have one name.",
        wrong: """
            pipeline: nightly
            matrix: { mode: [warm, cold, warm] }
            steps:
              date:
                uses: run
                for-each: [mode]
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mode]
                with: { program: date }
            """
    )

    static let deadExclude = DiagnosticExplanation(
        """
        The pattern matches no instance, so that it removes nothing. Most likely a value \
        is mistyped, or was renamed on its axis.
        """,
        wrong: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mode]
                exclude: [{ mode: hot }]
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mode]
                exclude: [{ mode: cold }]
                with: { program: date }
            """
    )

    static let incompleteInclude = DiagnosticExplanation(
        """
        An instance to include is one point of the matrix: it has exactly one value on \
        every axis of the step.
        """,
        wrong: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mode]
                include: [{ mode: [hot, frozen] }]
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mode]
                include: [{ mode: hot }, { mode: frozen }]
                with: { program: date }
            """
    )

    static let repeatedInclude = DiagnosticExplanation(
        "The step has this instance already, so that including it adds nothing.",
        wrong: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mode]
                include: [{ mode: cold }]
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mode]
                include: [{ mode: frozen }]
                with: { program: date }
            """
    )

    static let deferredMatrix = DiagnosticExplanation(
        """
        The plan is made before the run, so the values of an axis must be known by then. \
        They can be written out or come from params.
        """,
        wrong: """
            pipeline: nightly
            matrix: { mode: ["${{ run.id }}"] }
            steps:
              date:
                uses: run
                for-each: [mode]
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            matrix: { mode: [warm, cold] }
            steps:
              date:
                uses: run
                for-each: [mode]
                with: { program: date }
            """
    )

    static let matrixTooLarge = DiagnosticExplanation(
        """
        A step may have 10 000 instances and a plan 50 000. More is a mistake, not an \
        experiment.
        """,
        wrong: """
            pipeline: nightly
            matrix:
              a: [1, 2, 3, 4, 5, 6, 7]
              b: [1, 2, 3, 4, 5, 6, 7]
              c: [1, 2, 3, 4, 5, 6, 7]
              d: [1, 2, 3, 4, 5, 6, 7]
              e: [1, 2, 3, 4, 5, 6, 7]
            steps:
              date: { uses: run, for-each: [a, b, c, d, e], with: { program: date } }
            """,
        right: """
            pipeline: nightly
            matrix:
              a: [1, 2, 3, 4, 5, 6, 7]
              b: [1, 2, 3, 4, 5, 6, 7]
              c: [1, 2, 3, 4, 5, 6, 7]
            steps:
              date: { uses: run, for-each: [a, b, c], with: { program: date } }
            """
    )
}
