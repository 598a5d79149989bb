/// An exact number of bytes, as it is written in a pipeline: `50MiB`, `10kB`, `368B`.
///
/// Decimal units (`kB`, `MB`, `GB`) and binary units (`KiB`, `MiB`, `GiB`) differ, and no fraction
/// of a byte is ever rounded away: `0.5MiB` is 524,288 bytes and `0.3B` is refused.
public struct ByteCount: Sendable, Hashable, Comparable {
    /// The number of bytes, never negative.
    public let bytes: Int

    /// Creates a count of a number of bytes, which must not be negative.
    public init(bytes: Int) {
        precondition(bytes >= 0, "a byte count cannot be \(bytes)")
        self.bytes = bytes
    }

    /// Nothing at all.
    public static let zero = ByteCount(bytes: 0)

    /// Orders by number of bytes.
    public static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }
}

extension ByteCount {
    /// The units that pipelines may use, smallest first.
    public static let units = ["B", "kB", "KiB", "MB", "MiB", "GB", "GiB"]

    /// Reads a number and a unit without a space between them.
    ///
    /// Returns `nil` when the unit is missing or unknown, when the value is not a whole number of
    /// bytes, or when it does not fit.
    public init?(_ text: some StringProtocol) {
        guard let quantity = UnitQuantity(text), let factor = Self.factor(of: quantity.unit),
            let bytes = quantity.scaled(by: factor)
        else { return nil }
        self.init(bytes: bytes)
    }

    private static func factor(of unit: String) -> Int? {
        switch unit {
        case "B": 1
        case "kB": 1000
        case "KiB": 1 << 10
        case "MB": 1_000_000
        case "MiB": 1 << 20
        case "GB": 1_000_000_000
        case "GiB": 1 << 30
        default: nil
        }
    }
}

extension ByteCount: CustomStringConvertible {
    /// The shortest exact text that ``init(_:)`` reads back: `50MiB`, `1500B`.
    public var description: String {
        for unit in Self.units.reversed() {
            guard let factor = Self.factor(of: unit), bytes >= factor else { continue }
            if bytes.isMultiple(of: factor) { return "\(bytes / factor)\(unit)" }
        }
        return "\(bytes)B"
    }
}

extension ByteCount: Codable {
    /// Decodes a plain number of bytes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let bytes = try container.decode(Int.self)
        guard bytes >= 0 else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a byte count cannot be \(bytes)"
            )
        }
        self.init(bytes: bytes)
    }

    /// Encodes a plain number of bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bytes)
    }
}
