import Foundation

/// Expands a gzip file that comes in pieces, also one of several members, never more than a
/// buffer at a time.
struct Gunzip: ~Copyable {
    private var member: Inflater?
    private var isFresh = true

    /// Whether the file may end here.
    var isComplete: Bool { !isFresh && member == nil }

    init() {}

    /// Hands `body` what the next bytes expand to.
    mutating func expand(_ data: Data, _ body: (Data) throws -> Void) throws {
        var rest = data
        while !rest.isEmpty {
            var inflater = member.take() ?? Inflater(.gzip)
            isFresh = false
            let left = try inflater.expand(rest, body)
            rest = Data(rest.suffix(left))
            if !inflater.ended { member = consume inflater }
        }
    }
}
