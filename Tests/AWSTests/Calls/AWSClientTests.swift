import FaaS
import Foundation
import Testing
import Values

@testable import Providers

@Suite struct `A client of AWS` {
    private static let whoAmI = AWSCall.form(.sts, "GetCallerIdentity", isIdempotent: true)
    private static let create = AWSCall.form(.iam, "CreateRole", isIdempotent: false)

    @Test func `a call goes to the host of its service and region, signed`() async throws {
        let scene = ClientScene([.ok])
        _ = try await scene.client.send(Self.whoAmI)
        let request = try #require(scene.web.requests.first)
        #expect(request.url == "https://sts.eu-west-1.amazonaws.com/")
        let headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) })
        #expect(headers["X-Amz-Date"] == "20260102T030405Z")
        #expect(
            headers["Authorization"]?.hasPrefix(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/eu-west-1/sts/aws4_request, "
                    + "SignedHeaders=content-type;host;x-amz-date, Signature="
            ) == true
        )
    }

    @Test func `throttling is waited for, whatever its status, and creations too`() async throws {
        let scene = ClientScene([
            .refusal(400, "Throttling"), .refusal(429, "TooManyRequestsException"), .ok,
        ])
        _ = try await scene.client.send(Self.create)
        #expect(scene.web.requests.count == 3)
        #expect(scene.time.pauses.prefix(1) == [.milliseconds(500)])
    }

    @Test func `a fault is not asked again when nobody knows whether it created something`()
        async throws
    {
        let scene = ClientScene([.refusal(500, "ServiceFailure"), .ok])
        let failure = await scene.failure(of: Self.create)
        #expect(failure?.code == .unavailable)
        #expect(scene.web.requests.count == 1)
    }

    @Test func `reading is repeated after faults and lost connections`() async throws {
        let scene = ClientScene([.refusal(503, "ServiceUnavailable"), .lost, .ok])
        _ = try await scene.client.send(Self.whoAmI)
        #expect(scene.time.pauses == [.milliseconds(25), .milliseconds(50)])
    }

    @Test func `it gives up in the end and says what AWS said, with the id of the request`()
        async throws
    {
        let scene = ClientScene([.refusal(500, "ServiceFailure")])
        let failure = try #require(await scene.failure(of: Self.whoAmI))
        #expect(scene.web.requests.count == AWSPatience().attempts)
        #expect(
            failure.message
                == "STS answered GetCallerIdentity with ServiceFailure: as scripted (request r-1)"
        )
        #expect(failure.awsCode == "ServiceFailure")
    }

    @Test func `what AWS wants to wait is waited, unless it is too long`() async throws {
        let short = ClientScene([
            .refusal(503, "SlowDown", [HTTPField("x-amz-retry-after", "1500")]), .ok,
        ])
        _ = try await short.client.send(Self.whoAmI)
        #expect(short.time.pauses.first == .milliseconds(1500))
        let long = ClientScene([.refusal(503, "SlowDown", [HTTPField("Retry-After", "3600")])])
        let failure = await long.failure(of: Self.whoAmI)
        #expect(failure?.retryAfter == .seconds(3600))
        #expect(long.web.requests.count == 1)
    }

    @Test func `a wrong clock is noticed from the answer and corrected for good`() async throws {
        let late = [HTTPField("Date", "Fri, 02 Jan 2026 04:04:05 GMT")]
        let scene = ClientScene([.refusal(403, "RequestTimeTooSkewed", late), .ok])
        _ = try await scene.client.send(Self.create)
        _ = try await scene.client.send(Self.create)
        let dates = scene.web.requests.map { request in
            request.headers.first { $0.name == "X-Amz-Date" }?.value
        }
        #expect(dates == ["20260102T030405Z", "20260102T040405Z", "20260102T040405Z"])
        #expect(scene.time.pauses.isEmpty)
    }

    @Test func `calls that were on their way by the wrong clock are repeated, all of them`()
        async throws
    {
        let late = [HTTPField("Date", "Fri, 02 Jan 2026 04:04:05 GMT")]
        let web = MeetingWeb(members: 3) { request in
            let date = request.headers.first { $0.name == "X-Amz-Date" }?.value
            guard date == "20260102T030405Z" else { return HTTPAnswer(status: 200) }
            return ScriptedWeb.Reply.refused(403, "RequestTimeTooSkewed", late)
        }
        let client = ClientScene([]).client(over: web)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { _ = try await client.send(Self.create) } }
            try await group.waitForAll()
        }
        #expect(web.count == 6)
    }

    @Test func `a signature that is wrong by a right clock is a failure`() async throws {
        let same = [HTTPField("Date", "Fri, 02 Jan 2026 03:04:06 GMT")]
        let scene = ClientScene([.refusal(403, "SignatureDoesNotMatch", same)])
        let failure = await scene.failure(of: Self.whoAmI)
        #expect(failure?.code == .unauthorized)
        #expect(scene.web.requests.count == 1)
    }

    @Test func `an expired token is renewed once and the call repeated`() async throws {
        let scene = ClientScene([.refusal(403, "ExpiredToken"), .ok])
        _ = try await scene.client.send(Self.create)
        #expect(scene.source.renewals == 1)
        let stale = ClientScene([.refusal(403, "ExpiredToken")])
        let failure = await stale.failure(of: Self.create)
        #expect(failure?.code == .unauthorized)
        #expect(stale.web.requests.count == 2)
    }
}
