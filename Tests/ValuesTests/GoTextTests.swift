import Testing

@testable import Values

/// The expected texts are what Go prints.
@Suite struct `Texts as Go writes them` {
    @Test(arguments: [
        (0, "0"), (1, "1"), (0.5, "0.5"), (600, "600"), (22.9, "22.9"), (100_000, "100000"),
        (999_999, "999999"), (1_000_000, "1e+06"), (1_234_567.5, "1.2345675e+06"), (-2.25, "-2.25"),
        (0.0001, "0.0001"), (0.00001, "1e-05"), (1e100, "1e+100"),
    ])
    func `numbers of fmt`(number: Double, text: String) { #expect(GoText.value(number) == text) }

    @Test(arguments: [
        (0, "0"), (60, "60"), (0.5, "0.5"), (1_000_000, "1000000"), (1e20, "100000000000000000000"),
        (1e21, "1e+21"), (0.000001, "0.000001"), (0.00000012, "1.2e-7"),
    ])
    func `numbers of encoding-json`(number: Double, text: String) {
        #expect(GoText.json(number) == text)
    }

    @Test func `texts of encoding-json`() {
        #expect(
            GoText.json("a\"b\\c\n\r\t\u{1}<é&>\u{2028}")
                == #""a\"b\\c\n\r\t\u0001\u003cé\u0026\u003e\u2028""#
        )
    }
}
