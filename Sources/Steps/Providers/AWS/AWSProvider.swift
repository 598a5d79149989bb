public import FaaS
import Values

/// AWS Lambda, by AWS's own APIs and nothing else.
///
/// Stands on a role, a log group and, where a package needs it, a bucket or a repository, each created
/// once for a run. Looks for credentials when it has something to do, not before: what a pipeline
/// takes and costs can be said without any.
public struct AWSProvider: FunctionProvider {
    /// The word pipelines use for this provider.
    public let name = ProviderName.aws

    let connector: AWSConnector
    let code: LambdaPackages
    let roles = FreshRoles()
    private let settleWindow: Duration
    private let ask: @Sendable () async throws -> ProviderStanding?
    private let locate: @Sendable () -> String?

    /// Creates the provider for a connection.
    init(
        connector: AWSConnector,
        web: any HTTPTransfer,
        settleWindow: Duration,
        standing: @escaping @Sendable () async throws -> ProviderStanding? = { nil },
        site: @escaping @Sendable () -> String? = { nil }
    ) {
        self.connector = connector
        ask = standing
        locate = site
        self.settleWindow = settleWindow
        code = LambdaPackages(web: web)
    }

    /// What Lambda can do.
    public var traits: ProviderTraits {
        var traits = ProviderTraits(
            packages: [.zip, .container],
            runtimes: Set(LambdaRuntime.identifiers.keys),
            memory: LambdaLimits.memory,
            keepAlive: LambdaLimits.keepAlive,
            settleWindow: settleWindow,
            transfers: [.inline],
            largestPayload: LambdaLimits.payload
        )
        traits.endpoints = [.functionURL, .httpAPI]
        traits.architectures = [.x86, .arm]
        traits.snapshots = LambdaRuntime.snapshots
        traits.reservesConcurrency = true
        traits.renews = true
        traits.largestPackage = [.zip: LambdaLimits.package, .container: LambdaLimits.image]
        traits.largestUnstored = [.zip: LambdaLimits.directPackage, .container: .zero]
        traits.concurrentCreations = 16
        traits.prices = AWSPrices.table
        return traits
    }

    /// A role and a log group; a bucket for a zip file that no request can carry, and a repository for
    /// an image.
    public func foundations(for function: FunctionSpec) -> [FoundationSpec] {
        var kinds = [RoleFoundation.kind, LogGroupFoundation.kind]
        switch function.package.kind {
        case .container: kinds.append(RepositoryFoundation.kind)
        case .zip where function.package.size > LambdaLimits.directPackage:
            kinds.append(BucketFoundation.kind)
        case .zip: break
        }
        return kinds.map { FoundationSpec(kind: $0, name: "functions") }
    }

    /// Creates one foundation and waits until it can be used.
    public func create(
        _ foundation: FoundationSpec,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord {
        let aws = try await connector.connection()
        guard let kind = aws.foundations[foundation.kind] else {
            throw ProviderFailure(
                code: .invalid,
                message: "AWS has no '\(foundation.kind)' of ours"
            )
        }
        return try await kind.create(permit: permit)
    }

    /// What AWS must allow.
    public func permissions(for uses: Set<ProviderUse>) -> [String] {
        AWSPermissions.needed(for: uses)
    }

    /// The region, and whether it is AWS's own.
    public var site: String? { locate() }

    /// Who we are to AWS, and until when.
    public func standing() async throws -> ProviderStanding? { try await ask() }
}
