import Foundation
import MotoTestSupport
import Testing
import Values

@testable import Providers

/// Requests that nobody would think of, signed by botocore and by us.
@Suite struct `Signatures of generated requests` {
    private struct Request: Codable {
        var service: String
        var method: String
        var path: String
        var query: [[String]]
        var headers: [[String]]
        var body: String
        var token: String?
    }

    private static let botocore = """
        import datetime, json, sys
        from urllib.parse import quote
        from unittest import mock
        from botocore import auth, awsrequest, credentials
        now = datetime.datetime(2026, 1, 2, 3, 4, 5)
        out = []
        for r in json.load(open(sys.argv[1])):
            query = "&".join(quote(n, safe="-_.~") + "=" + quote(v, safe="-_.~")
                for n, v in r["query"])
            url = "https://host.example.com" + r["path"] + ("?" + query if query else "")
            request = awsrequest.AWSRequest(method=r["method"], url=url,
                headers=dict(r["headers"]), data=r["body"].encode())
            signer = auth.S3SigV4Auth if r["service"] == "s3" else auth.SigV4Auth
            key = credentials.Credentials("AKID", "secret/+=", r.get("token"))
            with mock.patch.object(auth, "get_current_datetime", return_value=now, create=True), \\
                    mock.patch("botocore.compat.get_current_datetime", return_value=now,
                        create=True):
                signer(key, r["service"], "us-east-1").add_auth(request)
            out.append(request.headers["Authorization"])
        print(json.dumps(out))
        """

    @Test func `botocore and we agree on two hundred of them`() async throws {
        var random = SeededGenerator(seed: 7)
        let requests = (0..<200).map { _ in Self.request(&random) }
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("requests-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }  // best effort at a test's end
        try JSONEncoder().encode(requests).write(to: file)
        let answer = try await PythonTools.run(Self.botocore, [file.path])
        let theirs = try JSONDecoder().decode([String].self, from: answer)
        try #require(theirs.count == requests.count)
        for (request, expected) in zip(requests, theirs) {
            #expect(Self.authorization(request) == expected, "\(request)")
        }
    }

    private static func authorization(_ request: Request) -> String? {
        var call = AWSCall(
            AWSService(rawValue: request.service) ?? .sts,
            "Any",
            request.method,
            request.path,
            query: request.query.map { ($0[0], $0[1]) },
            headers: request.headers.map { HTTPField($0[0], $0[1]) },
            body: Array(request.body.utf8),
            isIdempotent: true
        )
        call.region = "us-east-1"
        let address = AWSAddress(
            scheme: "https",
            host: "host.example.com",
            path: request.path,
            region: "us-east-1"
        )
        let credentials = AWSCredentials(
            accessKey: "AKID",
            secretKey: "secret/+=",
            sessionToken: request.token
        )
        return AWSSigner(credentials: credentials, time: AWSTimestamp(seconds: TestTime.start))
            .message(call, to: address)
            .headers.first { $0.name == "Authorization" }?.value
    }

    private static func request(_ random: inout SeededGenerator) -> Request {
        let service = ["s3", "lambda", "ec2", "iam", "ecr"].randomElement(using: &random) ?? "s3"
        let segments = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            PercentEncoding.all(text(&random))
        }
        let names = ["Content-Type", "X-Amz-Target", "x-amz-meta-a", "X-Amz-Zone"].shuffled(
            using: &random
        )
        return Request(
            service: service,
            method: ["GET", "PUT", "POST", "DELETE"].randomElement(using: &random) ?? "GET",
            path: "/" + segments.joined(separator: "/"),
            query: (0..<Int.random(in: 0...4, using: &random)).map { _ in
                [text(&random), text(&random)]
            },
            headers: names.prefix(Int.random(in: 0...4, using: &random)).map {
                [$0, ["a", "a  b", " c ", "x;y=z, w", "1"].randomElement(using: &random) ?? ""]
            },
            body: text(&random),
            token: Bool.random(using: &random) ? "tok/en+==" : nil
        )
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        let letters = Array("abcXYZ019-_.~!*'()+ &=/%:@$,;?#üß漢😀\"<>")
        return String(
            (0..<Int.random(in: 1...8, using: &random)).compactMap { _ in
                letters.randomElement(using: &random)
            }
        )
    }
}
