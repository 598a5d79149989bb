/// The part of some bytes up to the first that is not UTF-8.
struct UTF8Prefix {
    /// How many bytes are well-formed.
    private(set) var byteCount = 0
    /// The byte after them, in hexadecimal, as messages show it.
    private(set) var nextByte = "missing"

    init(of bytes: some Collection<UInt8>) {
        var iterator = bytes.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
            byteCount += scalar.count
        }
        guard let byte = bytes.dropFirst(byteCount).first else { return }
        nextByte = "0x" + String(byte, radix: 16, uppercase: true)
    }
}
