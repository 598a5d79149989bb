public import Values

extension KeyType where Parsed == Int {
    /// A whole number.
    public static var integer: KeyType { integer(in: Int.min...Int.max) }

    /// A whole number within bounds, such as `1...`.
    public static func integer(in bounds: some KeyBounds<Int>) -> KeyType {
        let limits = Limits(bounds)
        return KeyType(.integer, placeholder: bounds.least ?? 0) { value throws(KeyProblem) in
            guard case .integer(let number) = value else { throw .mismatch(value, .integer) }
            try limits.check(number) { "\($0)" }
            return number
        }
        .bounded(
            from: bounds.least.flatMap { $0 == .min ? nil : .integer($0) },
            to: bounds.greatest.flatMap { $0 == .max ? nil : .integer($0) }
        )
    }
}

extension KeyType where Parsed == Double {
    /// A finite number, with or without a fraction.
    public static var number: KeyType {
        number(in: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
    }

    /// A number within bounds.
    public static func number(in bounds: some KeyBounds<Double>) -> KeyType {
        let limits = Limits(bounds)
        return KeyType(.number, placeholder: bounds.least ?? 0) { value throws(KeyProblem) in
            guard case .number(let number) = value else { throw .mismatch(value, .number) }
            try limits.check(number) { "\($0)" }
            return number
        }
        .bounded(
            from: bounds.least.flatMap { $0.isGreatest ? nil : .number($0) },
            to: bounds.greatest.flatMap { $0.isGreatest ? nil : .number($0) }
        )
    }
}

extension Double {
    /// Whether it stands for having no bound.
    fileprivate var isGreatest: Bool { magnitude == .greatestFiniteMagnitude }
}

extension KeyType where Parsed == Duration {
    /// A duration, such as `10m`.
    public static var duration: KeyType { duration(in: Duration.zero...) }

    /// A duration within bounds.
    public static func duration(in bounds: some KeyBounds<Duration>) -> KeyType {
        let limits = Limits(bounds)
        let placeholder = bounds.least ?? .zero
        return KeyType(.duration, placeholder: placeholder, text: \.text) {
            value throws(KeyProblem) in
            guard case .duration(let duration) = value else { throw .mismatch(value, .duration) }
            try limits.check(duration, text: \.text)
            return duration
        }
        .bounded(
            from: bounds.least.flatMap { $0 == .zero ? nil : .duration($0) },
            to: bounds.greatest.map(Value.duration)
        )
    }
}

extension KeyType where Parsed == ByteCount {
    /// An exact size, such as `50MiB`.
    public static var byteCount: KeyType { byteCount(in: ByteCount.zero...) }

    /// A size within bounds.
    public static func byteCount(in bounds: some KeyBounds<ByteCount>) -> KeyType {
        let limits = Limits(bounds)
        return KeyType(.byteCount, placeholder: bounds.least ?? .zero) { value throws(KeyProblem) in
            guard case .byteCount(let size) = value else { throw .mismatch(value, .byteCount) }
            try limits.check(size) { $0.description }
            return size
        }
        .bounded(
            from: bounds.least.flatMap { $0 == .zero ? nil : .byteCount($0) },
            to: bounds.greatest.map(Value.byteCount)
        )
    }
}

extension KeyType where Parsed == DurationRange {
    /// A shortest and a longest duration, such as `10s..5m`.
    public static var durationRange: KeyType {
        KeyType(
            .text,
            placeholder: DurationRange(.zero, .zero),
            name: "a range of durations",
            text: \.text
        ) { value throws(KeyProblem) in
            guard case .text(let text) = value, let range = DurationRange(text: text) else {
                throw KeyProblem("must be a range of durations such as 10s..5m, not \(value.shown)")
            }
            return range
        }
    }
}
