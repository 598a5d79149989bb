/// An input as the expression of a pipeline that has something of everything to refer to.
struct ExpressionInput {
    private let quoted: String

    init(_ input: ArraySlice<UInt8>) {
        quoted = "\"${{ \(Self.escaped(String(decoding: input, as: UTF8.self))) }}\""
    }

    /// The pipeline, in which YAML has no say about the letters of the input.
    var pipeline: String {
        """
        pipeline: p
        params:
          count: { type: integer, default: 3 }
          names: { type: list, of: text, default: [a, b] }
          wait: { type: duration, default: 10s }
          size: { type: size, default: 50MiB }
          flag: { type: boolean, default: true }
        secrets: [token]
        matrix:
          provider: [local, aws]
          mode: [warm, cold]
        steps:
          build: { uses: build, for-each: [mode], with: { function: hello, runtime: python } }
          say: { uses: run, with: { program: echo } }
          tell:
            uses: run
            for-each: [provider]
            when: finished
            if: \(quoted)
            with:
              program: echo
              arguments: [\(quoted)]
        """
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            let isPlain =
                scalar.isASCII && scalar.value >= 32 && scalar.value < 127
                && scalar != "\"" && scalar != "\\"
            guard !isPlain else { return String(scalar) }
            let digits = String(scalar.value, radix: 16)
            return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
        .joined()
    }
}
