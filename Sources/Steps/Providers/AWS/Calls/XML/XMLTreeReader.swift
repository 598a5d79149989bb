import CExpat

/// Reads an XML document with the system's expat.
///
/// Small documents from services: what has a document type (and could so blow up or reach outside) is
/// refused, and so is what is deeper than any answer of AWS.
enum XMLTreeReader {
    /// The deepest that elements may be nested.
    static let deepest = 64

    /// The root of a document, or `nil` for what is not well-formed.
    static func read(_ bytes: [UInt8]) -> XMLTree? {
        guard let parser = unsafe XML_ParserCreate("UTF-8") else { return nil }
        defer { unsafe XML_ParserFree(parser) }
        let builder = unsafe XMLTreeBuilder(parser)
        return withExtendedLifetime(builder) {
            unsafe XML_SetUserData(parser, Unmanaged.passUnretained(builder).toOpaque())
            unsafe register(parser)
            let status = unsafe bytes.withUnsafeBytes { buffer in
                unsafe XML_Parse(
                    parser,
                    buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                    Int32(clamping: buffer.count),
                    1
                )
            }
            return status == XML_STATUS_OK ? builder.root : nil
        }
    }

    private static func register(_ parser: XML_Parser) {
        unsafe XML_SetElementHandler(
            parser,
            { data, name, _ in
                guard let name = unsafe name else { return }
                unsafe XMLTreeBuilder.of(data)?.start(String(cString: name))
            },
            { data, _ in unsafe XMLTreeBuilder.of(data)?.end() }
        )
        unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let text = unsafe text else { return }
            let bytes = unsafe UnsafeRawBufferPointer(start: text, count: Int(count))
            unsafe XMLTreeBuilder.of(data)?.add(String(decoding: bytes, as: UTF8.self))
        }
        unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            unsafe XMLTreeBuilder.of(data)?.refuse()
        }
    }
}
