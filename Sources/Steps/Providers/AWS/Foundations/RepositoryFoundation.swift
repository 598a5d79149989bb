import FaaS
import Values

/// The ECR repository that a run's images are pushed to.
struct RepositoryFoundation: AWSFoundation {
    static let kind = "repository"

    /// What the names of all our repositories begin with.
    static let prefix = "stellar-run/"

    /// Carries the calls.
    let aws: any AWSCalling
    /// The region of the run; Lambda takes images from its own region only.
    let region: String
    /// Knows the account.
    let identity: AWSIdentity

    private struct Creation: Encodable {
        var imageTagMutability = "MUTABLE"
        var repositoryName: String
        var tags: [AWSTags.Pair]
    }

    private struct Search: Encodable { var repositoryNames: [String] }

    private struct Removal: Encodable {
        var force = true
        var repositoryName: String
    }

    private struct Tagging: Encodable {
        var resourceArn: String
        var tags: [AWSTags.Pair]
    }

    private struct Tagged: Encodable { var resourceArn: String }

    private struct Tags: Decodable { var tags: [AWSTags.Pair]? }

    private struct Page: Encodable {
        var maxResults = 100
        var nextToken: String?
    }

    private struct Repositories: Decodable {
        struct Repository: Decodable { var repositoryArn: String }

        var repositories: [Repository]
        var nextToken: String?
    }

    private static let missing: Set<AWSErrorCode> = ["RepositoryNotFoundException"]

    func create(permit: consuming CreationPermit) async throws -> ResourceRecord {
        let (record, labels) = (record(permit.name, in: region), permit.labels)
        do {
            _ = try await aws.send(Self.creation(Self.prefix + record.name, labels))
        } catch let failure as ProviderFailure
            where failure.awsCode == "RepositoryAlreadyExistsException"
        {
            try AWSOwnership.check(try await self.labels(of: record), against: labels, failure)
        }
        return record
    }

    /// A name is taken once and says by its labels for whom, so a creation can be repeated.
    static func creation(_ name: String, _ labels: [String: String]) -> AWSCall {
        AWSCall.json(
            .ecr,
            "CreateRepository",
            Creation(repositoryName: name, tags: AWSTags(labels).pairs),
            isIdempotent: true
        )
    }

    func probe(_ record: ResourceRecord) async throws -> Presence {
        var call = AWSCall.json(
            .ecr,
            "DescribeRepositories",
            Search(repositoryNames: [Self.prefix + record.name]),
            isIdempotent: true
        )
        call.region = record.region
        return try await aws.send(call, unless: Self.missing) == nil ? .absent : .present
    }

    func adopt(_ record: ResourceRecord, labels: [String: String]) async throws -> Bool {
        var call = AWSCall.json(
            .ecr,
            "TagResource",
            Tagging(resourceArn: try await arn(of: record), tags: AWSTags(labels).pairs),
            isIdempotent: true
        )
        call.region = record.region
        return try await aws.send(call, unless: Self.missing) != nil
    }

    func delete(_ record: ResourceRecord) async throws {
        var call = AWSCall.json(
            .ecr,
            "DeleteRepository",
            Removal(repositoryName: Self.prefix + record.name),
            isIdempotent: true
        )
        call.region = record.region
        _ = try await aws.send(call, unless: Self.missing)
    }

    func record(of name: AWSResourceName) -> ResourceRecord? {
        guard name.service == "ecr",
            let rest = name.resource(after: "repository/\(Self.prefix)")
        else { return nil }
        return record(rest, in: name.region)
    }

    /// The address of a repository, without a tag: `HOST/NAME`.
    func address(of record: ResourceRecord) async throws -> String {
        let region = record.region ?? region
        let account = try await identity.caller().account
        return "\(account).dkr.ecr.\(region).\(AWSPartition(region: region).suffix)/"
            + Self.prefix + record.name
    }

    /// All our repositories with their labels, of one run or of all.
    ///
    /// Asked of ECR itself, which knows at once what is there; the search for tags is behind.
    func list(run: String?) async throws -> [LabelledResource] {
        var found: [LabelledResource] = []
        for arn in try await repositories() {
            guard let record = AWSResourceName(arn).flatMap(record(of:)) else { continue }
            let labels = try await labels(of: record)
            guard let owner = labels[ResourceLabel.run], run == nil || owner == run else {
                continue
            }
            found.append(LabelledResource(record, labels: labels))
        }
        return found
    }

    private func repositories() async throws -> [String] {
        var page = Page()
        var found: [String] = []
        repeat {
            let call = AWSCall.json(.ecr, "DescribeRepositories", page, isIdempotent: true)
            let answer = try await aws.send(call, as: Repositories.self)
            found += answer.repositories.map(\.repositoryArn)
            page.nextToken = answer.nextToken
        } while page.nextToken != nil
        return found
    }

    private func labels(of record: ResourceRecord) async throws -> [String: String] {
        let call = AWSCall.json(
            .ecr,
            "ListTagsForResource",
            Tagged(resourceArn: try await arn(of: record)),
            isIdempotent: true
        )
        guard let answer = try await aws.send(call, unless: Self.missing) else { return [:] }
        let tags = try answer.decoded(Tags.self, call).tags ?? []
        return Dictionary(tags.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    }

    private func arn(of record: ResourceRecord) async throws -> String {
        let name = AWSResourceName(
            in: record.region ?? region,
            of: try await identity.caller().account,
            service: "ecr",
            resource: "repository/\(Self.prefix)\(record.name)"
        )
        return "\(name)"
    }
}
