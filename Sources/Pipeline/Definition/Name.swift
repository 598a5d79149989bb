/// The names that writers of pipelines choose: of pipelines, steps, params, axes and outputs.
enum Name {
    /// Whether a text is lower-case words of letters and digits, joined by single hyphens.
    static func isValid(_ text: String) -> Bool {
        let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isPlain = words.allSatisfy { word in
            !word.isEmpty && word.allSatisfy { isLetter($0) || isDigit($0) }
        }
        return isPlain && text.utf8.first.map(isLetter) == true && text.utf8.count <= 64
    }

    /// Reports a text that cannot be a name.
    static func check(
        _ name: Spanned<String>,
        of thing: String,
        into diagnostics: inout Diagnostics
    ) {
        guard !isValid(name.value) else { return }
        diagnostics.report(
            Diagnostic(
                .invalidName,
                "'\(name.value)' cannot be the name of \(thing)",
                at: name.span,
                help: "names are lower-case letters and digits, joined by hyphens: 'my-name'"
            )
        )
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
