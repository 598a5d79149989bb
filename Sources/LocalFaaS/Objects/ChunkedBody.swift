import NIOCore

/// Takes the bytes of an object out of the framing that SDKs put around them: `aws-chunked`.
///
/// Each chunk is a line with its size in hexadecimal, perhaps with a signature, and its bytes; after
/// the last, which is empty, come trailers such as a checksum.
struct ChunkedBody {
    private enum Expectation {
        case size
        case data(Int)
        case endOfData
        case trailer
        case nothing
    }

    /// The longest line, with its signature.
    private static let longestLine = 4096

    private var expectation = Expectation.size
    private var line: [UInt8] = []

    /// Whether everything has come.
    var isComplete: Bool {
        if case .nothing = expectation { return true }
        return false
    }

    /// Takes the next bytes of the object from what came; `nil` when more has to come first.
    ///
    /// - Throws: An ``ObjectFailure`` when the framing is broken.
    mutating func next(from buffer: inout ByteBuffer) throws(ObjectFailure) -> ByteBuffer? {
        while buffer.readableBytes > 0 {
            switch expectation {
            case .data(let left):
                let count = min(left, buffer.readableBytes)
                expectation = left == count ? .endOfData : .data(left - count)
                return buffer.readSlice(length: count)
            case .nothing: throw .invalidRequest
            case .size, .endOfData, .trailer:
                guard let text = try takeLine(from: &buffer) else { return nil }
                try took(text)
            }
        }
        return nil
    }

    private mutating func took(_ text: String) throws(ObjectFailure) {
        switch expectation {
        case .size:
            let digits = text.prefix { $0 != ";" }
            guard !digits.isEmpty, digits.allSatisfy(\.isHexDigit),
                let size = Int(digits, radix: 16)
            else { throw .invalidRequest }
            expectation = size == 0 ? .trailer : .data(size)
        case .endOfData:
            guard text.isEmpty else { throw .invalidRequest }
            expectation = .size
        case .trailer: expectation = text.isEmpty ? .nothing : .trailer
        case .data, .nothing: throw .internalError
        }
    }

    private mutating func takeLine(
        from buffer: inout ByteBuffer
    ) throws(ObjectFailure) -> String? {
        while let byte = buffer.readInteger(as: UInt8.self) {
            guard byte == UInt8(ascii: "\n") else {
                line.append(byte)
                guard line.count <= Self.longestLine else { throw .invalidRequest }
                continue
            }
            guard line.popLast() == UInt8(ascii: "\r") else { throw .invalidRequest }
            defer { line = [] }
            return String(decoding: line, as: UTF8.self)
        }
        return nil
    }
}
