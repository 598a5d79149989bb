import FaaS
import Values

// How what AWS has is written down.
extension AWSProvider {
    /// What functions stand on, as it was created.
    func base(of foundations: [ResourceRecord]) throws(ProviderFailure) -> LambdaBase {
        let role = foundations.first { $0.kind == RoleFoundation.kind }?.identifier
        guard let role else {
            throw ProviderFailure(code: .invalid, message: "functions need a role to stand on")
        }
        let group = foundations.first { $0.kind == LogGroupFoundation.kind }
            .map { LogGroupFoundation.prefix + $0.name }
        return LambdaBase(role: role, logGroup: group)
    }

    /// How a function is found again.
    func record(named name: String, identifier: String, region: String) -> ResourceRecord {
        ResourceRecord(
            provider: self.name,
            kind: Self.function,
            region: region,
            name: name,
            identifier: identifier
        )
    }

    /// A function as the contract describes it.
    func deployed(
        _ found: LambdaFunction,
        endpoint: String,
        _ aws: AWSConnection
    ) async throws -> DeployedFunction {
        let configuration = found.configuration
        let image = try await code.image(of: found, aws)
        return DeployedFunction(
            record: record(
                named: configuration.functionName,
                identifier: configuration.functionArn,
                region: aws.region
            ),
            endpoint: endpoint,
            packageSize: image?.size ?? ByteCount(bytes: configuration.codeSize),
            digest: image?.digest ?? AWSDigest.hexadecimal(base64: configuration.codeSha256),
            memory: ByteCount(bytes: configuration.memorySize << 20),
            runtime: LambdaRuntime.word(
                for: configuration.runtime,
                labelled: found.tags?[LambdaTag.runtime]
            ),
            keepAlive: LambdaLimits.keepAlive
        )
    }
}
