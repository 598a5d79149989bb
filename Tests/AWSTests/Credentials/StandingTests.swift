import FaaS
import Foundation
import MotoTestSupport
import Testing
import Values

@testable import Providers
@testable import StellarRunCLI

@Suite struct `How we stand with AWS` {
    private static func access(
        _ environment: [String: String],
        web: any HTTPTransfer
    ) -> AWSAccess {
        var surroundings = AWSSurroundings(environment: environment)
        surroundings.read = { _ in nil }
        return AWSAccess(surroundings: surroundings, web: web, time: TestTime().time())
    }

    @Test func `it is said by which credentials, as whom, and where`()
        async throws
    {
        let address = try await MotoServer.shared.value.address
        let web = FaultyWeb(account: "210987654321")
        let access = Self.access(
            [
                "AWS_ACCESS_KEY_ID": "AK", "AWS_SECRET_ACCESS_KEY": "hush",
                "AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL": address,
            ],
            web: web
        )
        let standing = try await access.standing()
        #expect(standing.source == "the environment variables")
        #expect(standing.identity.contains(":210987654321:"))
        #expect(standing.place == "eu-west-1")
        let finding = Finding(.aws, offers: "zip of python", .success(standing))
        #expect(finding.detail.hasPrefix("arn:aws:"))
        #expect(
            finding.detail.hasSuffix(
                " in eu-west-1, by the environment variables; zip of python"
            )
        )
    }

    @Test(arguments: [
        ([:], nil),
        (["AWS_REGION": "eu-west-1"], "eu-west-1"),
        (
            ["AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL_LAMBDA": "http://localhost:1"],
            "eu-west-1 through AWS_ENDPOINT_URL"
        ),
    ])
    func `where settings lead is known without asking anybody`(
        environment: [String: String],
        site: String?
    ) {
        #expect(Self.access(environment, web: ScriptedWeb([])).site == site)
    }

    @Test func `without a region one hears what to set, and nobody is asked`() async {
        let web = ScriptedWeb([.lost])
        let access = Self.access(
            ["AWS_ACCESS_KEY_ID": "AK", "AWS_SECRET_ACCESS_KEY": "s"],
            web: web
        )
        let failure = await #expect(throws: ProviderFailure.self) { try await access.standing() }
        #expect(failure?.message.contains("set AWS_REGION") == true)
        #expect(web.requests.isEmpty)
        let finding = Finding(.aws, offers: "", .failure(failure ?? CancellationError()))
        #expect(finding.state == .missing)
        #expect(finding.detail == failure?.message)
    }

    @Test func `the end of credentials is told`() {
        let standing = ProviderStanding(
            source: "s",
            identity: "i",
            place: "p",
            expires: TestTime.start
        )
        let finding = Finding(.aws, offers: "o", .success(standing))
        #expect(finding.detail == "i in p, by s, until 2026-01-02T03:04:05Z; o")
        #expect(Finding(.local, offers: "o", .success(nil)).detail == "o")
        #expect(Finding(.aws, permissions: ["a:B", "c:D"]).detail == "a:B c:D")
    }
}
