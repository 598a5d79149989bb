import Foundation
import Testing

@Suite struct `A bad pipeline` {
    /// The line and column of each mistake stands beside it.
    private static let tenMistakes = """
        pipeline: ten-mistakes
        params:
          samples: { type: integr }
        matrix:
          mode: [warm, cold]
        colour: blue
        steps:
          build:
            uses: biuld
          deploy:
            uses: deploy
            for-each: [provider]
            with:
              provider: locla
              artifact: ${{ steps.bulid.artifact }}
          slow:
            uses: run
            timeout: 10 parsecs
            with: { program: 'true', argumnets: [] }
            when: sometimes
          slow:
            uses: run
            with: { program: 'true' }
        """

    @Test func `with ten mistakes is told all of them and creates nothing`() async throws {
        try await withWorkspace { workspace in
            try workspace.write(Self.tenMistakes, to: "ten.yml")
            for command in [["validate", "ten.yml"], ["run", "ten.yml"], ["plan", "ten.yml"]] {
                let result = try await workspace.launch(Program.path, command)
                result.expect(status: 3)
                #expect(result.output == "")
                let lines = result.errors.split(separator: "\n")
                let places = lines.filter { $0.contains(": error[SR") }
                #expect(Self.mistakes(in: places) == Self.places, "\(result)")
                result.expect(says: "did you mean 'build'?")
                #expect(!workspace.has(".stellar"))
            }
        }
    }

    private static let places = [
        "3:20", "6:1", "9:11", "12:16", "14:17", "15:21", "18:14", "19:30", "20:11", "21:3",
    ]

    private static func mistakes(in lines: [Substring]) -> [String] {
        lines.map { line in
            line.split(separator: ":").dropFirst().prefix(2).joined(separator: ":")
        }
    }

    private static let unreadable: [(String, Data)] = [
        ("empty", Data()),
        ("blank", Data("# nothing\n\n".utf8)),
        ("not UTF-8", Data("pipeline: ".utf8) + Data([0xC3, 0x28, 0x0A])),
        ("2 MiB", Data("pipeline: big\n".utf8) + Data(repeating: 0x23, count: 2 << 20)),
        ("1,000 deep", Data(("a: " + String(repeating: "[", count: 1000)).utf8)),
        ("an alias bomb", Data(Self.bomb.utf8)),
        ("a NUL", Data("pipeline: a\u{0}b\n".utf8)),
        ("random bytes", Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ $0 >> 3) })),
    ]

    private static let bomb = """
        a: &a [x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
        """

    @Test(arguments: unreadable)
    func `that no pipeline can be is refused with one diagnostic, at once`(
        name: String,
        bytes: Data
    ) async throws {
        try await withWorkspace { workspace in
            try workspace.write(bytes, to: "bad.yml")
            let start = ContinuousClock.now
            let result = try await workspace.run("bad.yml")
            // Milliseconds by itself; the rest is for a machine that has much else to do.
            #expect(.now - start < .seconds(10), "\(name)")
            result.expect(status: 3)
            let diagnostics = result.errors.split(separator: "\n").filter {
                $0.hasPrefix("bad.yml:") && $0.contains(": error[SR")
            }
            #expect(diagnostics.count == 1, "\(name): \(result)")
            #expect(result.errors.utf8.count < 2000, "\(name)")
            #expect(!workspace.has(".stellar"))
        }
    }
}
