/// Mistakes in YAML.
extension DiagnosticExplanation {
    static let invalidYAML = DiagnosticExplanation(
        """
        The text is not YAML, so nothing in it can be understood. Most often a quote or \
        a bracket is not closed, a value with ': ' is not quoted, or a line is not \
        indented like its neighbours.
        """,
        wrong: """
            pipeline: nightly
            description: Two modes: warm and cold.
            steps:
              date: { uses: run, with: { program: date } }
            """,
        right: """
            pipeline: nightly
            description: "Two modes: warm and cold."
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let misplacedTab = DiagnosticExplanation(
        "YAML is indented with spaces; a tab has no width that all agree on.",
        wrong: """
            pipeline: nightly
            steps:
            \tdate: { uses: run, with: { program: date } }
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let severalDocuments = DiagnosticExplanation(
        """
        One file is one pipeline. A second document begins at '---'; it belongs into a \
        file of its own.
        """,
        wrong: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            ---
            pipeline: weekly
            steps:
              date: { uses: run, with: { program: date } }
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let nestedTooDeeply = DiagnosticExplanation(
        """
        Lists and mappings stand more than 32 levels inside one another. No key of the \
        language needs so many.
        """,
        wrong: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date, arguments: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] } }
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let anchorOrAlias = DiagnosticExplanation(
        """
        Anchors and aliases of YAML are not part of the language: what a line means \
        should stand in that line.
        """,
        wrong: """
            pipeline: nightly
            steps:
              first: &date { uses: run, with: { program: date } }
              second: *date
            """,
        right: """
            pipeline: nightly
            matrix: { time: [first, second] }
            steps:
              date: { uses: run, for-each: [time], with: { program: date } }
            """
    )

    static let mergeKey = DiagnosticExplanation(
        """
        The merge key of YAML is not part of the language. What all steps share stands \
        under 'defaults:'.
        """,
        wrong: """
            pipeline: nightly
            steps:
              date:
                <<: { timeout: 10m }
                uses: run
                with: { program: date }
            """,
        right: """
            pipeline: nightly
            defaults: { timeout: 10m }
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let tag = DiagnosticExplanation(
        """
        Tags of YAML are not part of the language: every key knows the type of its \
        value.
        """,
        wrong: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: !!str date } }
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let duplicateKey = DiagnosticExplanation(
        """
        A name can be given only once in a place; otherwise one of the two would \
        silently be lost.
        """,
        wrong: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
              date: { uses: run, with: { program: date } }
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
              again: { uses: run, with: { program: date } }
            """
    )

    static let invalidKey = DiagnosticExplanation(
        """
        This cannot be a key: a key is a word that is written out. A value with ': ' in \
        it becomes a key unless it is quoted.
        """,
        wrong: """
            pipeline: nightly
            steps:
              ? [date, time]
              : { uses: run, with: { program: date } }
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            """
    )
}
