import Foundation

/// Takes a tar archive apart that comes in pieces of any length, and that nobody vouches for.
struct TarParser {
    /// What the pieces add up to, in their order.
    enum Event: Hashable {
        case member(TarMember)
        case content(Data)
        /// The content of the member is complete.
        case end
    }

    /// The longest extended header or long name that is kept in memory.
    static let longestExtension = 1 << 20

    private enum State {
        case header
        case content(left: Int, filling: Int)
        case records(TarExtension.Kind, left: Int, filling: Int, Data)
        case filling(Int)
        case ended
    }

    private var state = State.header
    private var partial = Data()
    private var extensions = TarExtension()
    private var emptyBlocks = 0

    /// Whether the archive may end here.
    var isComplete: Bool {
        switch state {
        case .ended: true
        case .header: partial.isEmpty
        case .content, .records, .filling: false
        }
    }

    /// Takes the next piece.
    mutating func parse(_ data: Data, _ body: (Event) throws -> Void) throws {
        var rest = data[...]
        while !rest.isEmpty {
            try Task.checkCancellation()
            switch state {
            case .ended: return
            case .header: try parseHeader(&rest, body)
            case .content(let left, let filling):
                let piece = Self.take(left, from: &rest)
                try body(.content(Data(piece)))
                try settle(content: left - piece.count, filling: filling, body)
            case .records(let kind, let left, let filling, let so):
                let piece = Self.take(left, from: &rest)
                try collect(kind, left: left - piece.count, filling: filling, so + piece)
            case .filling(let left):
                let piece = Self.take(left, from: &rest)
                state = left > piece.count ? .filling(left - piece.count) : .header
            }
        }
    }

    private mutating func parseHeader(_ rest: inout Data, _ body: (Event) throws -> Void) throws {
        partial += Self.take(TarHeader.block - partial.count, from: &rest)
        guard partial.count == TarHeader.block else { return }
        let block = [UInt8](partial)
        partial = Data()
        guard block.contains(where: { $0 != 0 }) else {
            emptyBlocks += 1
            if emptyBlocks == 2 { state = .ended }
            return
        }
        emptyBlocks = 0
        try begin(TarBlock(block), body)
    }

    private mutating func begin(_ block: TarBlock, _ body: (Event) throws -> Void) throws {
        if let kind = block.extensionKind {
            let bytes = try block.bytes()
            guard bytes <= Self.longestExtension else {
                throw PackagingFailure(.refused, "a header of the layer takes \(bytes) bytes")
            }
            let filling = TarHeader.rounded(bytes) - bytes
            return try collect(kind, left: bytes, filling: filling, Data())
        }
        let (member, bytes) = try extensions.apply(to: block)
        extensions.reset()
        try body(.member(member))
        try settle(content: bytes, filling: TarHeader.rounded(bytes) - bytes, body)
    }

    private mutating func settle(
        content left: Int,
        filling: Int,
        _ body: (Event) throws -> Void
    ) throws {
        guard left == 0 else {
            state = .content(left: left, filling: filling)
            return
        }
        state = filling > 0 ? .filling(filling) : .header
        try body(.end)
    }

    private mutating func collect(
        _ kind: TarExtension.Kind,
        left: Int,
        filling: Int,
        _ data: Data
    ) throws {
        guard left == 0 else {
            state = .records(kind, left: left, filling: filling, data)
            return
        }
        try extensions.add(kind, data)
        state = filling > 0 ? .filling(filling) : .header
    }

    private static func take(_ count: Int, from rest: inout Data) -> Data {
        let piece = rest.prefix(count)
        rest = rest.dropFirst(piece.count)
        return piece
    }
}
