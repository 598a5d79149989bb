/// Mistakes in expressions.
extension DiagnosticExplanation {
    static let unterminatedExpression = DiagnosticExplanation(
        """
        An expression begins with '${{' and has no '}}'. Without quotes, ' #' begins a \
        comment and ends the value.
        """,
        wrong: """
            pipeline: nightly
            params: { samples: { type: integer, default: 20 } }
            steps:
              greet:
                uses: run
                with: { program: echo, arguments: ['${{ params.samples }'] }
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

    static let invalidExpression = DiagnosticExplanation(
        """
        What stands between the braces is not an expression. There are references, \
        literals, == != < <= > >= && || ! ?? [n], and the functions if, len and join; \
        expressions do not calculate.
        """,
        wrong: """
            pipeline: nightly
            params: { samples: { type: integer, default: 20 } }
            steps:
              date:
                uses: run
                if: ${{ params.samples = 20 }}
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            params: { samples: { type: integer, default: 20 } }
            steps:
              date:
                uses: run
                if: ${{ params.samples == 20 }}
                with: { program: date }
            """
    )

    static let expressionTooLong = DiagnosticExplanation(
        """
        An expression may have 256 parts, 32 levels deep. What is larger belongs into a \
        program that a step runs.
        """,
        wrong: """
            pipeline: nightly
            steps:
              date:
                uses: run
                if: ${{ (((((((((((((((((((((((((((((((((true))))))))))))))))))))))))))))))))) }}
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            params: { samples: { type: integer, default: 20 } }
            steps:
              date:
                uses: run
                if: ${{ params.samples > 10 }}
                with: { program: date }
            """
    )

    static let unknownFunction = DiagnosticExplanation(
        """
        There is no such function: the functions are if(condition, value, otherwise), \
        len(list) and join(list, separator).
        """,
        wrong: """
            pipeline: nightly
            params: { names: { type: list, default: [a] } }
            steps:
              date:
                uses: run
                if: ${{ length(params.names) > 0 }}
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            params: { names: { type: list, default: [a] } }
            steps:
              date:
                uses: run
                if: ${{ len(params.names) > 0 }}
                with: { program: date }
            """
    )

    static let wrongArguments = DiagnosticExplanation(
        "The function takes another number of values.",
        wrong: """
            pipeline: nightly
            params: { names: { type: list, default: [a] } }
            steps:
              greet:
                uses: run
                with: { program: echo, arguments: ['${{ join(params.names) }}'] }
            """,
        right: """
            pipeline: nightly
            params: { names: { type: list, default: [a] } }
            steps:
              greet:
                uses: run
                with: { program: echo, arguments: ['${{ join(params.names, ",") }}'] }
            """
    )

    static let typeMismatch = DiagnosticExplanation(
        """
        Nothing is converted silently: only values of one type can be compared or chosen \
        between, and conditions are true or false.
        """,
        wrong: """
            pipeline: nightly
            params: { samples: { type: integer, default: 20 } }
            steps:
              date:
                uses: run
                if: ${{ params.samples == "20" }}
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            params: { samples: { type: integer, default: 20 } }
            steps:
              date:
                uses: run
                if: ${{ params.samples == 20 }}
                with: { program: date }
            """
    )

    static let notPrintable = DiagnosticExplanation(
        """
        Only single values can become part of a text. A list is joined first; what a \
        step leaves for another step is passed on whole.
        """,
        wrong: """
            pipeline: nightly
            params: { names: { type: list, default: [a, b] } }
            steps:
              greet:
                uses: run
                with: { program: echo, arguments: ['names: ${{ params.names }}'] }
            """,
        right: """
            pipeline: nightly
            params: { names: { type: list, default: [a, b] } }
            steps:
              greet:
                uses: run
                with: { program: echo, arguments: ['names: ${{ join(params.names, ", ") }}'] }
            """
    )

    static let failedExpression = DiagnosticExplanation(
        """
        The expression is right, and has no value all the same: the list is not so long. \
        Elements are counted from 0.
        """,
        wrong: """
            pipeline: nightly
            params: { names: { type: list, default: [a, b] } }
            steps:
              greet:
                uses: run
                with: { program: echo, arguments: ['${{ params.names[2] }}'] }
            """,
        right: """
            pipeline: nightly
            params: { names: { type: list, default: [a, b] } }
            steps:
              greet:
                uses: run
                with: { program: echo, arguments: ['${{ params.names[1] }}'] }
            """
    )
}
