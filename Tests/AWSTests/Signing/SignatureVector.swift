import Foundation
import Testing
import Values

@testable import Providers

/// A request that botocore has signed, with every step on the way, as it was recorded.
struct SignatureVector: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let accessKeyId: String
    let secretAccessKey: String
    let sessionToken: String?
    let time: String
    let region: String
    let service: String
    let method: String
    let url: String
    let headers: [String: String]
    let bodyUtf8: String
    let payloadSha256: String?
    let canonicalRequest: String
    let stringToSign: String
    let signingKeyHex: String
    let signature: String

    private struct File: Decodable { let vectors: [SignatureVector] }

    /// All of them.
    static let all: [SignatureVector] = {
        let file = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Vectors/sigv4-vectors.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let data = try? Data(contentsOf: file),
            let read = try? decoder.decode(File.self, from: data)
        else { return [] }
        return read.vectors
    }()

    var testDescription: String { name }

    var isPresigned: Bool { headers.isEmpty }

    var signer: SignatureV4? {
        var iso = Array(time)
        for place in [13, 11] { iso.insert(":", at: place) }
        for place in [6, 4] { iso.insert("-", at: place) }
        return AWSTimestamp(iso: String(iso)).map {
            SignatureV4(credentials: credentials, time: $0, region: region, service: service)
        }
    }

    private var credentials: AWSCredentials {
        AWSCredentials(
            accessKey: accessKeyId,
            secretKey: secretAccessKey,
            sessionToken: sessionToken
        )
    }

    /// The request as it was before it was signed.
    var request: CanonicalRequest {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        let target = parts[3].split(separator: "?", maxSplits: 1)
        return CanonicalRequest(
            method: method,
            path: "/" + (parts[3].hasPrefix("?") ? "" : target.first ?? ""),
            query: Self.query(parts[3].contains("?") ? target.last ?? "" : ""),
            headers: [HTTPField("Host", String(parts[2]))] + unsignedHeaders,
            payload: payload,
            encodesPathTwice: service != "s3"
        )
    }

    private var payload: String {
        headers["X-Amz-Content-SHA256"] ?? payloadSha256 ?? SignatureV4.unsignedPayload
    }

    private var unsignedHeaders: [HTTPField] {
        headers
            .filter {
                ![
                    "Host", "Authorization", "X-Amz-Date", "X-Amz-Security-Token",
                    "X-Amz-Content-SHA256",
                ].contains($0.key)
            }
            .map { HTTPField($0.key, $0.value) }
    }

    private static func query(_ text: Substring) -> [(name: String, value: String)] {
        text.split(separator: "&").compactMap { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = decoded(sides[0])
            // What the signature itself adds to a query is not there yet.
            guard !name.hasPrefix("X-Amz-") else { return nil }
            return (name, sides.count > 1 ? decoded(sides[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        text.removingPercentEncoding ?? String(text)
    }
}
