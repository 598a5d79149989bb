import Foundation

extension Data {
    /// Appends the lowest bytes of a number, the least significant first.
    mutating func append(little value: UInt64, _ count: Int) {
        for shift in 0..<count { append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
    }
}
