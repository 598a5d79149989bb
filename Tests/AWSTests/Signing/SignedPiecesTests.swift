import Foundation
import Synchronization
import Testing
import Values

@testable import Providers

@Suite struct `A body that is signed piece by piece` {
    /// The example of AWS's own documentation, "Transferring Payload in Multiple Chunks".
    private static let signer = SignatureV4(
        credentials: AWSCredentials(
            accessKey: "AKIAIOSFODNN7EXAMPLE",
            secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
        ),
        time: AWSTimestamp(seconds: 1_369_353_600),
        region: "us-east-1",
        service: "s3"
    )

    private static let head = CanonicalRequest(
        method: "PUT",
        path: "/examplebucket/chunkObject.txt",
        query: [],
        headers: [
            HTTPField("Host", "s3.amazonaws.com"),
            HTTPField("x-amz-storage-class", "REDUCED_REDUNDANCY"),
            HTTPField("Content-Encoding", "aws-chunked"),
            HTTPField("x-amz-decoded-content-length", "66560"),
            HTTPField("Content-Length", "66824"),
        ],
        payload: SignedPieces.payload,
        encodesPathTwice: false
    )

    private static func pieces(_ length: Int = 66_560, size: Int = 65_536) -> SignedPieces {
        let authorization = signer.headers(for: head).last?.value ?? ""
        let seed = authorization.split(separator: "=").last.map(String.init) ?? ""
        let plain = HTTPUpload(length: length) { _, count in
            Array(repeating: UInt8(ascii: "a"), count: count)
        }
        return SignedPieces(plain, signer: signer, seed: seed, size: size)
    }

    @Test func `AWS's own example comes out`() throws {
        let body = Self.pieces().encoded
        #expect(body.length == 66_824)
        let text = String(decoding: try Self.all(of: body, step: 1 << 18), as: UTF8.self)
        #expect(text.utf8.count == 66_824)
        let signatures = text.split(separator: "\r\n").compactMap { line in
            line.contains("chunk-signature=") ? line.split(separator: "=").last : nil
        }
        #expect(
            signatures == [
                "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
                "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
                "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
            ]
        )
    }

    @Test(arguments: [0, 1, 8_191, 8_192, 8_193, 40_000])
    func `it reads the same in steps of any size, and again from any place`(length: Int) throws {
        let whole = try Self.all(of: Self.pieces(length, size: 8_192).encoded, step: 1 << 20)
        for step in [1_000, 8_192, 9_999] {
            let body = Self.pieces(length, size: 8_192).encoded
            #expect(body.length == whole.count)
            #expect(try Self.all(of: body, step: step) == whole)
            let middle = whole.count / 2
            #expect(try body.read(middle, 10).elementsEqual(whole[middle...].prefix(10)))
        }
    }

    private static func all(of body: HTTPUpload, step: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < body.length { bytes += try body.read(bytes.count, step) }
        return bytes
    }
}
