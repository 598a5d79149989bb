extension Unicode.Scalar {
    /// Whether it is one of the ten ASCII digits.
    var isDigit: Bool { ("0"..."9").contains(self) }

    /// Whether a name can begin with it.
    var isNameStart: Bool {
        ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
    }

    /// Whether it can stand inside a name.
    var isNamePart: Bool { isNameStart || isDigit }
}

extension ScalarMap {
    /// A letter, or `nil` beyond the end.
    func letter(_ index: Int) -> Unicode.Scalar? {
        index < letters.count ? letters[index] : nil
    }

    /// Some letters as a text.
    func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(letters[range]))
    }

    /// Whether a sign stands at a place.
    func hasPrefix(_ sign: String, at place: Int) -> Bool {
        letters[place...].starts(with: sign.unicodeScalars)
    }

    /// The first place of a sign at or after a place.
    func firstIndex(of sign: String, from start: Int) -> Int? {
        letters.indices[start...].first { hasPrefix(sign, at: $0) }
    }
}
