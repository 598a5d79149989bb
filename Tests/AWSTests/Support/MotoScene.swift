import FaaS
import Foundation
import MotoTestSupport
import Values

@testable import Providers

/// A client of moto for whom time passes a hundred times as fast, and a run of its own.
struct MotoScene: Sendable {
    let web: FaultyWeb
    let client: AWSClient
    let identity: AWSIdentity
    let foundations: AWSFoundations
    let region: String
    let address: String
    /// The run whose labels everything gets.
    let run = "run-\(UUID().uuidString.prefix(8).lowercased())"

    init(
        region: String = "eu-west-1",
        account: String = MotoServer.account,
        credentials: any AWSCredentialSource = FixedAWSCredentials(
            credentials: AWSCredentials(accessKey: "AKIDEXAMPLE", secretKey: "secret")
        ),
        time: AWSTime = MotoScene.fastTime,
        fault: @escaping @Sendable (HTTPMessage, Int) -> FaultyWeb.Fault? = { _, _ in nil }
    ) async throws {
        self.region = region
        address = try await MotoServer.shared.value.address
        web = FaultyWeb(account: account, fault: fault)
        client = AWSClient(
            endpoints: AWSEndpoints(region: region, environment: ["AWS_ENDPOINT_URL": address]),
            web: web,
            credentials: credentials,
            time: time
        )
        identity = AWSIdentity(aws: client)
        foundations = AWSFoundations(aws: client, region: region, identity: identity, time: time)
    }

    /// A second lasts ten milliseconds.
    static let fastTime = {
        let start = Date().timeIntervalSince1970
        return AWSTime(
            now: { start + (Date().timeIntervalSince1970 - start) * 100 },
            sleep: { try await Task.sleep(for: $0 / 100) }
        )
    }()

    /// The labels of something created under a lease.
    func labels(_ name: String, owner: String = "m-b-1-1") -> [String: String] {
        [
            ResourceLabel.run: run, ResourceLabel.lease: "lease-\(name)",
            ResourceLabel.owner: owner, ResourceLabel.expires: "1800000000",
        ]
    }

    /// The right to create something of a name.
    func permit(_ name: String) -> CreationPermit {
        CreationPermit(name: name, token: "token-\(name)", labels: labels(name))
    }

    /// Everything with the labels of our run, as a sweep sees it.
    func listed() async throws -> [LabelledResource] {
        let hits = try await TaggedResources(aws: client).find(run: run)
        return try await foundations.list(hits, run: run)
    }

    /// What a script of boto3 writes; it finds a function `client(service)` for our account.
    func boto3(_ script: String, _ arguments: [String] = []) async throws -> Data {
        try await PythonTools.boto3(
            script,
            at: address,
            region: region,
            account: web.account,
            arguments
        )
    }
}
