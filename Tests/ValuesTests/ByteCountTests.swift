import FoundationEssentials
import Testing
import Values

@Suite struct `Byte counts` {
    @Test(arguments: [
        ("0B", 0), ("1B", 1), ("1kB", 1000), ("1KiB", 1024), ("50MB", 50_000_000),
        ("50MiB", 52_428_800), ("0.5MiB", 524_288), ("1.5kB", 1500), ("2GiB", 2_147_483_648),
    ])
    func `are read exactly`(text: String, bytes: Int) {
        #expect(ByteCount(text)?.bytes == bytes)
    }

    @Test(arguments: [
        "", "50", "MiB", "50 MiB", "50mib", "-1MiB", "0.3B", "1.2.3MiB", ".5MiB", "5.MiB", "٣MiB",
        "99999999999GiB", "1e3MiB", "50MiBs",
    ])
    func `are refused when the text is not an exact size`(text: String) {
        #expect(ByteCount(text) == nil)
    }

    @Test(arguments: [0, 1, 999, 1000, 1024, 1500, 1 << 20, 50_000_000, 52_428_801, 3 << 30])
    func `are written so that they read back`(bytes: Int) {
        let count = ByteCount(bytes: bytes)
        #expect(ByteCount(count.description) == count)
    }

    @Test func `are a plain number in JSON`() throws {
        let data = try JSONEncoder().encode([ByteCount(bytes: 368)])
        #expect(String(decoding: data, as: UTF8.self) == "[368]")
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([ByteCount].self, from: Data("[-1]".utf8))
        }
    }
}
