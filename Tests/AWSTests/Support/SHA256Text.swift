import Crypto

@testable import Providers

/// The digest of bytes as packages carry it.
enum SHA256Text {
    static func of(_ bytes: [UInt8]) -> String { SHA256.text(of: bytes) }
}
