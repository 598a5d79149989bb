import CZlib
import Foundation

/// The CRC-32 that zip files carry for each entry.
struct Checksum {
    private(set) var value: UInt32 = 0

    mutating func update(_ data: Data) {
        let bits = unsafe data.withUnsafeBytes { bytes in
            let start = unsafe bytes.bindMemory(to: Bytef.self).baseAddress
            return unsafe crc32(uLong(value), start, uInt(bytes.count))
        }
        // zlib answers a null start, which an empty Data may have, with the initial value.
        if !data.isEmpty { value = UInt32(truncatingIfNeeded: bits) }
    }
}
