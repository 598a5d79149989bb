import Values

/// The least and the greatest value of a param, of the param's own type.
struct ParamBounds: Sendable {
    var least: Value?
    var greatest: Value?

    func check(_ value: Value) throws(KeyProblem) {
        switch value {
        case .integer(let number): try check(number, \.asInteger) { "\($0)" }
        case .number(let number): try check(number, \.asNumber) { "\($0)" }
        case .duration(let duration): try check(duration, \.asDuration, text: \.text)
        case .byteCount(let size): try check(size, \.asByteCount) { $0.description }
        case .null, .boolean, .text, .secret, .list, .mapping: return
        }
    }

    private func check<Bound: Comparable & Sendable>(
        _ value: Bound,
        _ bound: (Value) -> Bound?,
        text: (Bound) -> String
    ) throws(KeyProblem) {
        let limits = Limits(least: least.flatMap(bound), greatest: greatest.flatMap(bound))
        try limits.check(value, text: text)
    }
}

extension Value {
    fileprivate var asInteger: Int? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    fileprivate var asNumber: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    fileprivate var asDuration: Duration? {
        guard case .duration(let duration) = self else { return nil }
        return duration
    }

    fileprivate var asByteCount: ByteCount? {
        guard case .byteCount(let size) = self else { return nil }
        return size
    }
}
