/// Pipelines that are large in one way.
///
/// What takes the product of two numbers in them takes minutes; of the mebibyte that a file may
/// have they use a thirty-second, because what is tested here is slow for other reasons.
struct LargeInput: CustomStringConvertible {
    let description: String
    let text: String

    init(_ description: String, _ text: String) {
        self.description = description
        self.text = text
    }

    private init(_ description: String, head: String, _ line: (Int) -> String) {
        var text = head
        var number = 0
        while text.utf8.count < Self.size {
            text += line(number)
            number += 1
        }
        self.init(description, text)
    }

    static let all = many + wide

    private static let size = 1 << 15
    // Two axes so long have more patterns and edges than are permitted.
    private static let side = 60

    private static let step = "steps: { a: { uses: run, with: { program: x } } }\n"
    private static let many: [LargeInput] = [
        LargeInput("steps", head: "pipeline: p\nsteps:\n") { "  s\($0): { uses: teardown }\n" },
        LargeInput("empty steps", head: "pipeline: p\nsteps:\n") { "  s\($0):\n" },
        LargeInput("steps of no kind", head: "pipeline: p\nsteps:\n") {
            "  s\($0): { uses: k\($0) }\n"
        },
        LargeInput("steps that wait", head: "pipeline: p\nsteps:\n") {
            "  s\($0): { uses: teardown, needs: s\($0 + 1) }\n"
        },
        LargeInput("steps that wait in pairs", head: "pipeline: p\nsteps:\n") {
            "  s\($0): { uses: teardown, needs: s\($0 ^ 1) }\n"
        },
        LargeInput("steps that wait for nobody", head: "pipeline: p\nsteps:\n") {
            "  s\($0): { uses: teardown, needs: t\($0)x }\n"
        },
        LargeInput("last steps", head: "pipeline: p\n\(step)finally:\n") {
            "  s\($0): { uses: teardown }\n"
        },
        LargeInput("last steps of the same names", halves()),
        LargeInput("params", head: "pipeline: p\n\(step)params:\n") {
            "  p\($0): { type: integer }\n"
        },
        LargeInput("params of no type", head: "pipeline: p\n\(step)params:\n") {
            "  p\($0): { type: t\($0) }\n"
        },
        LargeInput("secrets", head: "pipeline: p\n\(step)secrets:\n") { "  - s\($0)\n" },
        LargeInput("axes", head: "pipeline: p\n\(step)matrix:\n") { "  a\($0): [x, y]\n" },
        LargeInput("values of an axis", head: "pipeline: p\n\(step)matrix:\n  a:\n") {
            "    - v\($0)\n"
        },
        LargeInput("outputs", head: "pipeline: p\n\(step)outputs:\n") { "  o\($0): x\n" },
        LargeInput("outputs of nobody", head: "pipeline: p\n\(step)outputs:\n") {
            "  o\($0): ${{ steps.t\($0).x }}\n"
        },
        LargeInput("unknown keys", head: "pipeline: p\n\(step)") { "key\($0): x\n" },
        LargeInput("the same key", head: "pipeline: p\n\(step)") { _ in "key: x\n" },
        LargeInput(
            "variables",
            head:
                "pipeline: p\nsteps:\n  a:\n    uses: run\n    with:\n      program: x\n      environment:\n"
        ) {
            "        V\($0): x\n"
        },
        LargeInput(
            "arguments",
            head:
                "pipeline: p\nsteps:\n  a:\n    uses: run\n    with:\n      program: x\n      arguments:\n"
        ) {
            "        - ${{ params.p\($0) }}\n"
        },
        LargeInput(
            "needs of one step",
            head: "pipeline: p\nsteps:\n  a:\n    uses: teardown\n    needs:\n"
        ) { "    - n\($0)\n" },
        LargeInput("brackets", head: "pipeline: ") { _ in "[" },
        LargeInput("open expressions", head: "pipeline: '") { _ in "${{ " },
        LargeInput("closed expressions", head: "pipeline: '") { _ in "${{ x }}" },
        LargeInput("quotes", head: "pipeline: \"${{ ") { _ in "'" },
        LargeInput("one word", head: "pipeline: ") { _ in "x" },
        LargeInput("accents", head: "pipeline: ") { _ in "e\u{301}" },
        LargeInput("accents on one letter", head: "pipeline: e") { _ in "\u{301}" },
        LargeInput("line breaks", head: "pipeline: '") { _ in "\n" },
        LargeInput("comments", head: "pipeline: p\n") { _ in "#\n" },
        LargeInput("documents", head: "pipeline: p\n") { _ in "---\n" },
    ]

    private static func halves() -> String {
        let lines = (0..<1_500).map { "  s\($0): { uses: teardown }\n" }.joined()
        return "pipeline: p\nsteps:\n\(lines)finally:\n\(lines)"
    }

    private static func numbers(_ count: Int) -> String {
        (0..<count).map { "n\($0)" }.joined(separator: ", ")
    }

    /// Small files with much in them.
    private static let wide: [LargeInput] = [
        LargeInput(
            "edges",
            """
            pipeline: p
            matrix: { a: [\(numbers(side))], b: [\(numbers(side))], c: [\(numbers(side))], d: [\(numbers(side))] }
            steps:
              one: { uses: run, for-each: [a, b], with: { program: x } }
              two: { uses: run, for-each: [c, d], needs: one, with: { program: x } }
            """
        ),
        LargeInput(
            "references",
            """
            pipeline: p
            matrix: { a: [\(numbers(side))], b: [\(numbers(side))], c: [\(numbers(side))] }
            steps:
              one: { uses: run, for-each: [a, b], with: { program: x } }
              two:
                uses: run
                for-each: [c]
                with: { program: x, arguments: ["${{ join(steps.one.stdout, ',') }}"] }
            """
        ),
        LargeInput(
            "instances of many steps",
            matrix(steps: 500) {
                "  s\($0): { uses: run, for-each: [a, b], with: { program: x } }\n"
            }
        ),
        LargeInput(
            "instances of no kind",
            matrix(steps: 500) { "  s\($0): { uses: rum, for-each: [a, b], if: \"${{ x }}\" }\n" }
        ),
        LargeInput(
            "instances that are wrong",
            matrix(steps: 20) {
                "  s\($0): { uses: run, for-each: [a, b], with: { pogram: \"${{ matrix.c }}\" } }\n"
            }
        ),
        LargeInput(
            "excluded instances",
            matrix(steps: 500) {
                "  s\($0): { uses: run, for-each: [a, b], exclude: [{ a: [\(numbers(side))] }], with: { program: x } }\n"
            }
        ),
        LargeInput(
            "patterns",
            matrix(steps: 1) { _ in
                let patterns = (0..<5_000).map { "{ a: x\($0) }" }.joined(separator: ", ")
                return
                    "  s: { uses: run, for-each: [a, b], exclude: [\(patterns)], with: { program: x } }\n"
            }
        ),
        LargeInput(
            "included instances",
            matrix(steps: 1) { _ in
                let patterns = (0..<5_000).map { "{ a: x\($0), b: n1 }" }.joined(separator: ", ")
                return
                    "  s: { uses: run, for-each: [a, b], include: [\(patterns)], with: { program: x } }\n"
            }
        ),
        LargeInput(
            "reused pipelines",
            matrix(steps: 100) { "  s\($0): { uses: ./family.yml, for-each: [a, b] }\n" }
        ),
        LargeInput(
            "pipelines that reuse themselves",
            matrix(steps: 100) { "  s\($0): { uses: ./input.yml, for-each: [a, b] }\n" }
        ),
    ]

    private static func matrix(steps count: Int, _ line: (Int) -> String) -> String {
        "pipeline: p\nmatrix: { a: [\(numbers(side))], b: [\(numbers(side))] }\nsteps:\n"
            + (0..<count).map(line).joined()
    }
}
