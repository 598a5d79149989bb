import FaaS
import Foundation
import MotoTestSupport
import Testing
import Values

@testable import Providers

@Suite struct `Getting credentials` {
    private static let role = AWSRoleRequest(arn: "arn:aws:iam::1:role/r", sessionName: "s")
    private static let expected = AWSCredentials(
        accessKey: "AK",
        secretKey: "SK",
        sessionToken: "T",
        expires: TestTime.start + 3600
    )

    private static func fetch(
        _ web: ScriptedWeb,
        environment: [String: String] = [:],
        files: [String: String] = [:],
        output: String? = nil
    ) -> AWSCredentialFetch {
        var surroundings = AWSSurroundings(environment: environment)
        surroundings.read = { files[$0] }
        surroundings.run = { _ in output.map { Array($0.utf8) } }
        return AWSCredentialFetch(
            surroundings: surroundings,
            endpoints: AWSEndpoints(region: "eu-west-1"),
            web: web,
            time: TestTime().time()
        )
    }

    private static func web(_ texts: [String]) -> ScriptedWeb {
        ScriptedWeb(texts.map { .answer(HTTPAnswer(status: 200, body: Array($0.utf8))) })
    }

    private static func document(_ token: String) -> String {
        #"{"Version":1,"AccessKeyId":"AK","SecretAccessKey":"SK","\#(token)":"T","#
            + #""Expiration":"2026-01-02T04:04:05Z"}"#
    }

    private static func taken(_ operation: String) -> String {
        "<R><\(operation)Result><Credentials><AccessKeyId>AK</AccessKeyId><SecretAccessKey>SK"
            + "</SecretAccessKey><SessionToken>T</SessionToken>"
            + "<Expiration>2026-01-02T04:04:05Z</Expiration></Credentials></\(operation)Result></R>"
    }

    @Test func `a program prints them`() async throws {
        let fetch = Self.fetch(Self.web([""]), output: Self.document("SessionToken"))
        let origin = AWSCredentialOrigin.process(command: "x", profile: "p")
        #expect(try await fetch.credentials(from: origin) == Self.expected)
        let broken = Self.fetch(Self.web([""]), output: #"{"AccessKeyId":"hush"}"#)
        let failure = await #expect(throws: ProviderFailure.self) {
            try await broken.credentials(from: origin)
        }
        #expect(failure?.message.contains("hush") == false)
    }

    @Test func `a real program of a shell line is run`() throws {
        let surroundings = AWSSurroundings(environment: ["WORD": "hello"])
        #expect(try surroundings.run("printf '%s' \"$WORD\" | tr l L") == Array("heLLo".utf8))
        #expect(try surroundings.run("exit 3") == nil)
    }

    @Test func `the service of a container is asked with its token`() async throws {
        let web = Self.web([Self.document("Token")])
        let fetch = Self.fetch(web, files: ["/token": "secret words"])
        let origin = AWSCredentialOrigin.container(
            url: "http://169.254.170.23/v1/credentials",
            token: nil,
            tokenFile: "/token"
        )
        #expect(try await fetch.credentials(from: origin) == Self.expected)
        #expect(web.requests.first?.headers == [HTTPField("Authorization", "secret words")])
    }

    @Test func `the service of a machine is asked in its second version`() async throws {
        let web = Self.web(["token", "my-role\n", Self.document("Token")])
        #expect(try await Self.fetch(web).credentials(from: .instance) == Self.expected)
        #expect(
            web.requests.map { "\($0.method) \($0.url)" } == [
                "PUT http://169.254.169.254/latest/api/token",
                "GET http://169.254.169.254/latest/meta-data/iam/security-credentials/",
                "GET http://169.254.169.254/latest/meta-data/iam/security-credentials/my-role",
            ]
        )
        #expect(web.requests.last?.headers == [HTTPField("X-aws-ec2-metadata-token", "token")])
    }

    @Test func `where there is no such service one hears what is missing`() async throws {
        let failure = await #expect(throws: ProviderFailure.self) {
            try await Self.fetch(ScriptedWeb([.lost])).credentials(from: .instance)
        }
        #expect(failure?.message.hasPrefix("there are no credentials for AWS") == true)
    }

    @Test func `a role is taken with other credentials`() async throws {
        let web = Self.web([Self.taken("AssumeRole")])
        let keys = AWSCredentialOrigin.keys(
            AWSCredentials(accessKey: "BASE", secretKey: "b"),
            in: "x"
        )
        let origin = AWSCredentialOrigin.role(Self.role, from: keys)
        #expect(try await Self.fetch(web).credentials(from: origin) == Self.expected)
        let request = try #require(web.requests.first)
        #expect(String(decoding: request.body, as: UTF8.self).contains("Action=AssumeRole&"))
        #expect(request.headers.contains { $0.value.contains("Credential=BASE/") })
    }

    @Test func `a role is taken with a token, which is read anew and not signed`() async throws {
        let web = Self.web([Self.taken("AssumeRoleWithWebIdentity")])
        let fetch = Self.fetch(web, files: ["/t": "j.w.t\n"])
        let origin = AWSCredentialOrigin.webIdentity(Self.role, tokenFile: "/t")
        #expect(try await fetch.credentials(from: origin) == Self.expected)
        let request = try #require(web.requests.first)
        #expect(String(decoding: request.body, as: UTF8.self).hasSuffix("WebIdentityToken=j.w.t"))
        #expect(!request.headers.contains { $0.name == "Authorization" })
    }

    @Test func `roles are taken at moto, by both ways`() async throws {
        let address = try await MotoServer.shared.value.address
        let web = FaultyWeb(account: MotoServer.account)
        var surroundings = AWSSurroundings(environment: [:])
        surroundings.read = { _ in "token" }
        let fetch = AWSCredentialFetch(
            surroundings: surroundings,
            endpoints: AWSEndpoints(
                region: "eu-west-1",
                environment: ["AWS_ENDPOINT_URL": address]
            ),
            web: web
        )
        let keys = AWSCredentialOrigin.keys(
            AWSCredentials(accessKey: "AK", secretKey: "SK"),
            in: "x"
        )
        for origin in [
            AWSCredentialOrigin.role(Self.role, from: keys),
            .webIdentity(Self.role, tokenFile: "/t"),
        ] {
            let credentials = try await fetch.credentials(from: origin)
            #expect(credentials.sessionToken != nil)
            #expect((credentials.expires ?? 0) > Date().timeIntervalSince1970)
        }
    }
}
