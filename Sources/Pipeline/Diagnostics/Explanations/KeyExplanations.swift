/// Mistakes in keys and their values.
extension DiagnosticExplanation {
    static let unknownKey = DiagnosticExplanation(
        """
        Nobody reads this key here, so what it says would be ignored. It may be \
        mistyped, or stand at the wrong place.
        """,
        wrong: """
            pipeline: nightly
            steps:
              date: { uses: run, wiht: { program: date } }
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let missingKey = DiagnosticExplanation(
        """
        A key that must be there is not. 'stellar-run steps KIND' lists the keys of a \
        kind of step.
        """,
        wrong: """
            pipeline: nightly
            steps:
              build: { uses: build, with: { function: hello } }
            """,
        right: """
            pipeline: nightly
            steps:
              build: { uses: build, with: { function: hello, runtime: python } }
            """
    )

    static let wrongType = DiagnosticExplanation(
        """
        The value is of another type than the key wants. Durations and sizes need a \
        unit; true and false are written so.
        """,
        wrong: """
            pipeline: nightly
            steps:
              date: { uses: run, timeout: 30, with: { program: date } }
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, timeout: 30s, with: { program: date } }
            """
    )

    static let unknownWord = DiagnosticExplanation(
        "The key takes one of a few words, and this is none of them.",
        wrong: """
            pipeline: nightly
            steps:
              build: { uses: build, with: { function: hello, runtime: pyhton } }
            """,
        right: """
            pipeline: nightly
            steps:
              build: { uses: build, with: { function: hello, runtime: python } }
            """
    )

    static let outOfRange = DiagnosticExplanation(
        "The value is smaller or larger than the key allows.",
        wrong: """
            pipeline: nightly
            steps:
              date: { uses: run, retry: { attempts: 0 }, with: { program: date } }
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, retry: { attempts: 3 }, with: { program: date } }
            """
    )

    static let refusedKey = DiagnosticExplanation(
        "Each value is right by itself, but they make no sense together.",
        wrong: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            finally:
              notify: { uses: notify, with: { console: false } }
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            finally:
              notify: { uses: notify, with: { console: true } }
            """
    )

    static let invalidName = DiagnosticExplanation(
        """
        Names are lower-case letters and digits, joined by hyphens, at most 64: they \
        become part of the names of instances, folders and resources.
        """,
        wrong: """
            pipeline: nightly
            steps:
              Print_Date: { uses: run, with: { program: date } }
            """,
        right: """
            pipeline: nightly
            steps:
              print-date: { uses: run, with: { program: date } }
            """
    )

    static let missingValue = DiagnosticExplanation(
        """
        A value is needed and there is none: a key without a value, a param that is not \
        given, or a pipeline without steps.
        """,
        wrong: """
            pipeline: nightly
            params: { program: { type: text } }
            steps:
              date: { uses: run, with: { program: "${{ params.program }}" } }
            """,
        right: """
            pipeline: nightly
            params: { program: { type: text, default: date } }
            steps:
              date: { uses: run, with: { program: "${{ params.program }}" } }
            """
    )
}
