import CZlib
import FoundationEssentials
import Values

/// The checksum that S3 wants for what would destroy much if it arrived damaged.
enum Checksum {
    /// The header fields that carry it.
    static func headers(of body: [UInt8]) -> [HTTPField] {
        let sum = unsafe body.withUnsafeBufferPointer { buffer in
            unsafe UInt32(truncatingIfNeeded: crc32(0, buffer.baseAddress, UInt32(buffer.count)))
        }
        let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
        return [
            HTTPField("x-amz-checksum-crc32", Data(bytes).base64EncodedString()),
            HTTPField("x-amz-sdk-checksum-algorithm", "CRC32"),
        ]
    }
}
