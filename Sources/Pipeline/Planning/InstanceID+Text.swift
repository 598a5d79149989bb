extension InstanceID {
    /// Reads a name, such as `baseline[provider=aws]/invoke[mode=cold]`; `nil` when it is none.
    public init?(_ text: String) {
        let elements = text.split(separator: "/", omittingEmptySubsequences: false)
            .map(Element.init(text:))
        guard !elements.contains(nil) else { return nil }
        self.init(elements.compactMap(\.self))
    }

    /// The folder of the instance below that of its run; those of a reused pipeline are inside.
    ///
    /// Whatever could mean something to a file system is written as `%` and two digits.
    public var folder: String {
        elements.map { InstanceID([$0]).description.percentEncoded }.joined(separator: "/")
    }
}

extension InstanceID: Codable {
    /// Decodes a name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = InstanceID(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "'\(text)' is not an instance's name"
            )
        }
        self = id
    }

    /// Encodes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension InstanceID.Element {
    fileprivate init?(text: Substring) {
        guard let bracket = text.firstIndex(of: "[") else {
            guard !text.isEmpty, !text.contains("]") else { return nil }
            self.init(step: String(text))
            return
        }
        guard text.last == "]", bracket > text.startIndex else { return nil }
        let inside = text[text.index(after: bracket)...].dropLast()
        let axes = inside.split(separator: ",", omittingEmptySubsequences: false)
            .map(AxisValue.init(text:))
        guard !axes.contains(nil) else { return nil }
        self.init(step: String(text[..<bracket]), axes: axes.compactMap(\.self))
    }
}

extension AxisValue {
    fileprivate init?(text: Substring) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty,
            !text.contains(where: { $0 == "[" || $0 == "]" })
        else { return nil }
        self.init(String(parts[0]), String(parts[1]))
    }
}

extension String {
    fileprivate var percentEncoded: String {
        // Nearly every name is, and taking it byte by byte takes many times as long.
        guard !utf8.allSatisfy(\.isPlainInNames) || hasPrefix(".") else { return self }
        var encoded = ""
        for byte in utf8 {
            let isPlain = byte.isPlainInNames && !(byte == UInt8(ascii: ".") && encoded.isEmpty)
            let digits = String(byte, radix: 16, uppercase: true)
            encoded +=
                isPlain
                ? String(Character(UnicodeScalar(byte))) : "%" + (byte < 16 ? "0" : "") + digits
        }
        return encoded
    }
}

extension UInt8 {
    /// Whether it means nothing to any file system.
    fileprivate var isPlainInNames: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: ","),
            UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }
}
