/// Mistakes in files.
extension DiagnosticExplanation {
    static let unreadableFile = DiagnosticExplanation(
        """
        A file that is named cannot be read. A path begins at the folder of the file \
        that names it.
        """,
        wrong: """
            pipeline: nightly
            steps:
              baseline: { uses: ./families/basline.yml }
            """,
        right: """
            pipeline: nightly
            steps:
              baseline: { uses: ./families/baseline.yml }
            """,
        reusing: [
            "families/baseline.yml": """
            pipeline: baseline
            steps:
              date: { uses: run, with: { program: date } }
            """
        ]
    )

    static let fileTooLarge = DiagnosticExplanation(
        """
        A pipeline may have at most 1 MiB of text. Whatever makes it so large belongs \
        into a matrix, a param or a file that a step reads.
        """,
        wrong: .bytes(
            "a file of 1 MiB and one byte",
            { Array(repeating: UInt8(ascii: "#"), count: SourceText.sizeLimit + 1) }
        ),
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let emptyFile = DiagnosticExplanation(
        "There is no pipeline in the file: it is empty, or has only comments.",
        wrong: """
            # nothing here yet
            """,
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let notUTF8 = DiagnosticExplanation(
        """
        The bytes of the file are not UTF-8. It was most likely saved in an older \
        encoding such as Latin-1.
        """,
        wrong: .bytes(
            """
            pipeline: nightly
            description: Measures the caf<E9>.
            """,
            { Array("pipeline: caf".utf8) + [0xE9] }
        ),
        right: """
            pipeline: nightly
            description: Measures the café.
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let invalidJSON = DiagnosticExplanation(
        """
        An experiment of STeLLAR is to be imported that is not JSON. Most often a comma \
        stands before a closing bracket, or is missing between two values.
        """,
        wrong: .inAnotherFile(
            """
            {"Provider": "aws", "SubExperiments": [{"Bursts": 10,}]}
            """
        ),
        right: """
            pipeline: nightly
            steps:
              date: { uses: run, with: { program: date } }
            """
    )

    static let controlCharacter = DiagnosticExplanation(
        """
        The file holds a character that is neither seen nor part of YAML. It often comes \
        along when text is pasted from a terminal.
        """,
        wrong: .bytes(
            """
            pipeline: nightly
            description: Every<07> night.
            """,
            { Array("pipeline: nightly\ndescription: Every".utf8) + [0x07] }
        ),
        right: """
            pipeline: nightly
            description: Every night.
            steps:
              date: { uses: run, with: { program: date } }
            """
    )
}
