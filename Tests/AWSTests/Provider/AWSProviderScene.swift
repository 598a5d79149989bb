import FaaS
import LocalFaaSTestSupport
import Pipeline
import ProviderConformance
import Steps
import Values

@testable import Providers

/// The provider, in an account of its own at moto.
struct AWSProviderScene: Sendable {
    let moto: MotoScene
    let provider: AWSProvider
    let folder: TemporaryFolder

    init(_ moto: MotoScene) throws {
        self.moto = moto
        folder = try TemporaryFolder()
        let time = AWSTime(sleep: { try await Task.sleep(for: $0 / 100) })
        let (client, region) = (moto.client, moto.region)
        provider = AWSProvider(
            connector: AWSConnector { AWSConnection(client: client, region: region, time: time) },
            web: moto.web,
            settleWindow: .milliseconds(200)
        )
    }

    /// A function that answers with what it was asked.
    func function(size: ByteCount? = nil) throws -> FunctionSpec {
        let code = ["handler.py": "def handler(event, context):\n    return {'body': 'hello'}"]
        return FunctionSpec(
            runtime: "python",
            handler: "handler.handler",
            package: try TestPackage.make(code, in: folder, size: size),
            memory: ByteCount(bytes: 128 << 20),
            timeout: .seconds(20),
            environment: ["A": "1"]
        )
    }

    /// What settles leases on what the provider made.
    var handlers: [ResourceKind: any LeaseHandler] {
        StepCatalog.builtin(
            providers: ProviderRegistry([provider]),
            web: moto.web,
            now: { 0 }
        ).leaseHandlers
    }

    /// Creates what a function stands on.
    func bases(_ function: FunctionSpec) async throws -> [ResourceRecord] {
        var bases: [ResourceRecord] = []
        for foundation in provider.foundations(for: function) {
            let permit = moto.permit("st-\(foundation.kind)-\(moto.web.account)")
            bases.append(try await provider.create(foundation, permit: permit))
        }
        return bases
    }

    /// The calls that were sent, by the names that AWS has for them, from some place on.
    func operations(since start: Int) -> [String] {
        moto.web.requests.dropFirst(start).map { request in
            let target = request.headers.first { $0.name == "X-Amz-Target" }?.value
            if let target { return target.split(separator: ".").last.map(String.init) ?? target }
            let path = request.url.dropFirst(moto.address.count)
            return "\(request.method) \(path)"
        }
    }
}
