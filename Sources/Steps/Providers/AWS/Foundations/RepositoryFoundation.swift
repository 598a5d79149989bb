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

    private struct Repository: Decodable {
        var repositoryArn: String
        var repositoryUri: String?
    }

    private struct Created: Decodable { var repository: Repository }

    private struct Repositories: Decodable {
        var repositories: [Repository]
        var nextToken: String?
    }

    /// What a record remembers of where images go.
    private static let addressKey = "repository-uri"

    private static let missing: Set<AWSErrorCode> = ["RepositoryNotFoundException"]

    func create(permit: consuming CreationPermit) async throws -> ResourceRecord {
        let labels = permit.labels
        var record = record(permit.name, in: region)
        do {
            let call = Self.creation(Self.prefix + record.name, labels)
            let created = try await aws.send(call, as: Created.self)
            record.attributes[Self.addressKey] = created.repository.repositoryUri
        } catch let failure as ProviderFailure
            where failure.awsCode == "RepositoryAlreadyExistsException"
        {
            try AWSOwnership.check(try await self.labels(of: record), against: labels, failure)
            record.attributes[Self.addressKey] = try await address(of: record)
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
        try await aws.send(search(record), unless: Self.missing) == nil ? .absent : .present
    }

    private func search(_ record: ResourceRecord) -> AWSCall {
        var call = AWSCall.json(
            .ecr,
            "DescribeRepositories",
            Search(repositoryNames: [Self.prefix + record.name]),
            isIdempotent: true
        )
        call.region = record.region
        return call
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
    ///
    /// ECR tells it and nobody puts it together, as what stands in for ECR has other hosts.
    func address(of record: ResourceRecord) async throws -> String {
        if let known = record.attributes[Self.addressKey] { return known }
        let found = try await aws.send(search(record), as: Repositories.self).repositories.first
        guard let address = found?.repositoryUri else {
            throw ProviderFailure(
                code: .unknown,
                message: "ECR does not say where the repository '\(record.name)' is"
            )
        }
        return address
    }

    /// All our repositories with their labels, of one run or of all.
    ///
    /// Asked of ECR itself, which knows at once what is there; the search for tags is behind.
    func list(run: String?) async throws -> [LabelledResource] {
        var found: [LabelledResource] = []
        for repository in try await repositories() {
            let name = AWSResourceName(repository.repositoryArn)
            guard var record = name.flatMap(record(of:)) else { continue }
            record.attributes[Self.addressKey] = repository.repositoryUri
            let labels = try await labels(of: record)
            guard let owner = labels[ResourceLabel.run], run == nil || owner == run else {
                continue
            }
            found.append(LabelledResource(record, labels: labels))
        }
        return found
    }

    private func repositories() async throws -> [Repository] {
        var page = Page()
        var found: [Repository] = []
        repeat {
            let call = AWSCall.json(.ecr, "DescribeRepositories", page, isIdempotent: true)
            let answer = try await aws.send(call, as: Repositories.self)
            found += answer.repositories
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
