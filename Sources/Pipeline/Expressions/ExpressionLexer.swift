import Values

/// Cuts an expression into tokens, up to its `}}`.
struct ExpressionLexer {
    // Longer ones first, so that `<=` is not read as `<`.
    private static let symbols = [
        "??", "||", "&&", "==", "!=", "<=", ">=", "<", ">", "!", "(", ")", "[", "]", ",", ".",
    ]

    private(set) var tokens: [ExpressionToken] = []
    /// Whether every letter made sense.
    private(set) var isSound = true
    /// The letter after the `}}`, once that is found.
    private(set) var end: Int?

    private let map: ScalarMap
    private var place: Int

    init(_ map: ScalarMap, from start: Int) {
        self.map = map
        place = start
    }

    /// Reads all tokens.
    mutating func run(into diagnostics: inout Diagnostics) {
        while place < map.letters.count {
            if map.hasPrefix("}}", at: place) {
                end = place + 2
                return
            }
            let start = place
            readToken(into: &diagnostics)
            precondition(place > start, "the lexer stands still")
        }
    }

    private mutating func readToken(into diagnostics: inout Diagnostics) {
        let letter = map.letters[place]
        if letter.properties.isWhitespace {
            place += 1
        } else if letter == "'" || letter == "\"" {
            readText(quote: letter, into: &diagnostics)
        } else if startsNumber(at: place) {
            readNumber(into: &diagnostics)
        } else if letter.isNameStart {
            readName()
        } else if let symbol = Self.symbols.first(where: { map.hasPrefix($0, at: place) }) {
            append(.symbol(symbol), upTo: place + symbol.unicodeScalars.count)
        } else {
            refuse(letter, into: &diagnostics)
        }
    }

    private mutating func append(_ kind: ExpressionToken.Kind, upTo end: Int) {
        tokens.append(ExpressionToken(kind: kind, letters: place..<end))
        place = end
    }
}

extension ExpressionLexer {
    private mutating func readName() {
        var end = place + 1
        while end < map.letters.count {
            // A hyphen belongs to the name only when the name goes on after it.
            let isHyphen = map.letters[end] == "-" && map.letter(end + 1)?.isNamePart == true
            guard map.letters[end].isNamePart || isHyphen else { break }
            end += 1
        }
        append(.name(map.text(place..<end)), upTo: end)
    }

    /// Reads a quoted text; the quote is written twice to mean itself.
    private mutating func readText(quote: Unicode.Scalar, into diagnostics: inout Diagnostics) {
        var text = String.UnicodeScalarView()
        var end = place + 1
        while let letter = map.letter(end) {
            if letter == quote {
                guard map.letter(end + 1) == quote else {
                    return append(.literal(.text(String(text))), upTo: end + 1)
                }
                end += 1
            }
            text.append(letter)
            end += 1
        }
        let span = map.span(of: place..<place + 1)
        fail("this quote is never closed", at: span, into: &diagnostics)
        // What follows is most likely meant to be an expression up to the braces.
        place = map.firstIndex(of: "}}", from: place) ?? map.letters.count
    }

    private func startsNumber(at place: Int) -> Bool {
        if map.letters[place] == "-" { return map.letter(place + 1)?.isDigit == true }
        return map.letters[place].isDigit
    }

    private mutating func readNumber(into diagnostics: inout Diagnostics) {
        var end = place + 1
        while let letter = map.letter(end) {
            let isPoint = letter == "." && map.letter(end + 1)?.isDigit == true
            guard letter.isNamePart || isPoint else { break }
            end += 1
        }
        let text = map.text(place..<end)
        guard let value = Value(numeral: text) else {
            let span = map.span(of: place..<end)
            fail(
                "'\(text)' is neither a number, a duration nor a size",
                at: span,
                into: &diagnostics
            )
            place = end
            return
        }
        append(.literal(value), upTo: end)
    }

    private mutating func refuse(_ letter: Unicode.Scalar, into diagnostics: inout Diagnostics) {
        isSound = false
        diagnostics.report(.strayLetter(letter, at: map.span(of: place..<place + 1)))
        place += 1
    }

    private mutating func fail(
        _ message: String,
        at span: SourceSpan,
        into diagnostics: inout Diagnostics
    ) {
        isSound = false
        diagnostics.report(Diagnostic(.invalidExpression, message, at: span))
    }
}
