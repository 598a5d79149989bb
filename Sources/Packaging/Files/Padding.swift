import Foundation
import Values

/// Bytes that no compression makes shorter, the same for the same seed.
struct Padding {
    /// The file that holds them in a package.
    static let name = "padding.bin"

    /// What code is told that has such a file already.
    static let nameIsTaken = PackagingFailure(
        .refused,
        "the code has a file '\(name)' of its own, so its size cannot be set"
    )

    let seed: UInt64
    let bytes: Int

    /// Hands all bytes to `body`, a bounded piece at a time.
    func forEachChunk(_ body: (Data) throws -> Void) throws {
        var generator = SeededGenerator(seed: seed, for: Self.name)
        var words = [UInt64](repeating: 0, count: InputFile.chunk / 8)
        var left = bytes
        while left > 0 {
            try Task.checkCancellation()
            for index in words.indices { words[index] = generator.next().littleEndian }
            let count = min(left, InputFile.chunk)
            try body(unsafe words.withUnsafeBytes { unsafe Data($0.prefix(count)) })
            left -= count
        }
    }
}
