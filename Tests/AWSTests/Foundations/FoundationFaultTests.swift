import FaaS
import Foundation
import MotoTestSupport
import Testing
import Values

@testable import Providers

/// What goes wrong between us and AWS, done by a web that stands between us and moto.
@Suite struct `Foundations in bad weather` {
    /// Creates all there is and removes what a sweep finds; nothing may be left.
    private static func live(_ scene: MotoScene) async throws {
        let name = "bench-\(scene.run)"
        for foundation in scene.foundations.all {
            _ = try await foundation.create(permit: scene.permit(name))
        }
        let listed = try await scene.listed()
        #expect(listed.count == 4)
        for entry in listed { try await scene.foundations[entry.record.kind]?.delete(entry.record) }
        #expect(try await scene.listed() == [])
    }

    private static func refusal(_ status: Int, _ code: String) -> HTTPAnswer {
        let text = "<ErrorResponse><Error><Code>\(code)</Code></Error></ErrorResponse>"
        return HTTPAnswer(status: status, body: Array(text.utf8))
    }

    @Test func `a storm of throttling passes`() async throws {
        try await Self.live(
            MotoScene { _, count in
                count % 3 < 2 ? .instead(Self.refusal(400, "Throttling")) : nil
            }
        )
    }

    @Test func `faults before and after the work was done`() async throws {
        try await Self.live(
            MotoScene { _, count in
                switch count % 4 {
                case 0: .instead(Self.refusal(500, "InternalFailure"))
                case 1: .reply(Self.refusal(503, "ServiceUnavailable"))
                default: nil
                }
            }
        )
    }

    @Test func `connections that end before and after the work was done`() async throws {
        try await Self.live(
            MotoScene { _, count in
                switch count % 4 {
                case 0: .reset
                case 1: .lostReply
                default: nil
                }
            }
        )
    }

    @Test func `slow answers`() async throws {
        try await Self.live(
            MotoScene { _, count in count % 5 == 0 ? .slow(.milliseconds(50)) : nil }
        )
    }

    @Test func `a clock that is an hour slow`() async throws {
        let server = Date().timeIntervalSince1970
        let ours = server - 3600
        let date = AWSTimestamp(seconds: server)
        let time = AWSTime(now: { ours }, sleep: { _ in })
        let scene = try await MotoScene(time: time) { request, _ in
            let sent = request.headers.first { $0.name == "X-Amz-Date" }?.value ?? ""
            guard sent < date.basic.dropLast(3) else { return nil }
            var answer = Self.refusal(403, "RequestTimeTooSkewed")
            answer.headers = [HTTPField("Date", Self.http(server))]
            return .instead(answer)
        }
        try await Self.live(scene)
        let refused = scene.web.requests.filter { request in
            (request.headers.first { $0.name == "X-Amz-Date" }?.value ?? "")
                < date.basic.dropLast(3)
        }
        #expect(refused.count == 1)
    }

    @Test func `a token that ends in the middle`() async throws {
        let now = { @Sendable in 0.0 }
        let source = RenewingCredentials(now: now) {
            AWSCredentials(accessKey: "KEY\(UInt32.random(in: 0...UInt32.max))", secretKey: "s")
        }
        let ended = try await source.credentials(replacing: nil).accessKey
        let scene = try await MotoScene(credentials: source) { request, count in
            let header = request.headers.first { $0.name == "Authorization" }?.value ?? ""
            guard count >= 3, header.contains("=\(ended)/") else { return nil }
            return .instead(Self.refusal(403, "ExpiredToken"))
        }
        try await Self.live(scene)
    }

    @Test func `a signature is checked by moto itself`() async throws {
        let server = try await MotoServer()
        let web = FaultyWeb(account: "123456789012")
        func foundations(_ key: String, _ secret: String) -> AWSFoundations {
            let client = AWSClient(
                endpoints: AWSEndpoints(
                    region: "us-east-1",
                    environment: ["AWS_ENDPOINT_URL": server.address]
                ),
                web: web,
                credentials: FixedAWSCredentials(
                    credentials: AWSCredentials(accessKey: key, secretKey: secret)
                ),
                time: MotoScene.fastTime
            )
            let identity = AWSIdentity(aws: client)
            return AWSFoundations(aws: client, region: "us-east-1", identity: identity)
        }
        let keys = try await Self.user(at: server.address)
        let labels = [ResourceLabel.run: "r", ResourceLabel.lease: "l"]
        let right = foundations(keys[0], keys[1])
        for foundation in right.all {
            let permit = CreationPermit(name: "signed", token: "t", labels: labels)
            let record = try await foundation.create(permit: permit)
            try await foundation.delete(record)
        }
        let wrong = foundations(keys[0], "wrong")
        for foundation in wrong.all {
            let record = ResourceRecord(provider: .aws, kind: "x", name: "signed")
            await #expect(throws: ProviderFailure.self) { try await foundation.probe(record) }
        }
    }

    /// A user who may do everything, at a moto that checks signatures from then on.
    private static func user(at address: String) async throws -> [String] {
        let keys = try await PythonTools.run(
            """
            import boto3, json, sys, urllib.request
            iam = boto3.client("iam", region_name="us-east-1", endpoint_url=sys.argv[1],
                aws_access_key_id="x", aws_secret_access_key="x")
            iam.create_user(UserName="u")
            iam.put_user_policy(UserName="u", PolicyName="p", PolicyDocument=json.dumps({
                "Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}))
            key = iam.create_access_key(UserName="u")["AccessKey"]
            urllib.request.urlopen(urllib.request.Request(sys.argv[1] + "/moto-api/reset-auth",
                data=b"0", headers={"Content-Type": "text/plain"})).read()
            print(json.dumps([key["AccessKeyId"], key["SecretAccessKey"]]))
            """,
            [address]
        )
        return try JSONDecoder().decode([String].self, from: keys)
    }

    private static func http(_ seconds: Double) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "GMT")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.string(from: Date(timeIntervalSince1970: seconds))
    }
}
