extension Duration {
    /// The units that pipelines may use, largest first, with their length in nanoseconds.
    package static let units: [(name: String, nanoseconds: Int)] = [
        ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
        ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000), ("ns", 1),
    ]

    /// Reads a duration with units, largest unit first: `250ms`, `10m`, `1h30m`, `0.5s`.
    ///
    /// Returns `nil` when a unit is missing, unknown, repeated or out of order, or when the value
    /// is not a whole number of nanoseconds. A lone `0` needs no unit.
    public init?(text: some StringProtocol) {
        var total = 0
        var rest = Substring(text)
        var allowed = Self.units[...]
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty, rest != "0" {
            let length = rest.prefix { $0.isNumber || $0 == "." }.count
            let unit = rest.dropFirst(length).prefix { $0.isLetter }
            guard let index = allowed.firstIndex(where: { $0.name == unit }),
                let quantity = UnitQuantity(rest.prefix(length + unit.count)),
                let part = quantity.scaled(by: allowed[index].nanoseconds)
            else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(part)
            guard !overflow else { return nil }
            total = sum
            allowed = allowed[(index + 1)...]
            rest = rest.dropFirst(length + unit.count)
        }
        guard rest.isEmpty || total == 0 else { return nil }
        self = .nanoseconds(total)
    }

    /// The whole duration in nanoseconds, clamped to what an `Int` can hold (292 years).
    public var nanoseconds: Int {
        let (seconds, attoseconds) = components
        let (product, overflow) = Int(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        return product.addingReportingOverflow(Int(attoseconds / 1_000_000_000)).partialValue
    }

    /// The shortest exact text that ``init(text:)`` reads back: `1h30m`, `250ms`, `0s`.
    public var text: String {
        var rest = nanoseconds
        guard rest != 0 else { return "0s" }
        let sign = rest < 0 ? "-" : ""
        rest = abs(rest)
        var text = ""
        for unit in Self.units where rest >= unit.nanoseconds {
            text += "\(rest / unit.nanoseconds)\(unit.name)"
            rest %= unit.nanoseconds
        }
        return sign + text
    }
}
