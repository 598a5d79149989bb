import FaaS
import Values

/// The log group that all functions of a run write to.
///
/// Lambda would make one for each function, behind everybody's back, without labels, and keep it for
/// ever; so we make one with labels and name it in each function's logging configuration.
struct LogGroupFoundation: AWSFoundation {
    static let kind = "log-group"

    /// What the names of all our groups begin with.
    static let prefix = "/stellar-run/"

    /// Carries the calls.
    let aws: any AWSCalling
    /// The region of the run.
    let region: String
    /// Knows the account.
    let identity: AWSIdentity

    private struct Creation: Encodable {
        var logGroupName: String
        var tags: [String: String]
    }

    private struct Named: Encodable { var logGroupName: String }

    private struct Tagging: Encodable {
        var resourceArn: String
        var tags: [String: String]
    }

    private struct Tagged: Encodable { var resourceArn: String }

    private struct Tags: Decodable { var tags: [String: String]? }

    private struct Search: Encodable {
        var limit = 50
        var logGroupNamePrefix: String
    }

    private struct Groups: Decodable {
        struct Group: Decodable { var logGroupName: String }

        var logGroups: [Group]
    }

    func create(permit: consuming CreationPermit) async throws -> ResourceRecord {
        let (record, labels) = (record(permit.name, in: region), permit.labels)
        let call = AWSCall.json(
            .logs,
            "CreateLogGroup",
            Creation(logGroupName: Self.prefix + permit.name, tags: labels),
            isIdempotent: true
        )
        do {
            _ = try await aws.send(call)
        } catch let failure as ProviderFailure
            where failure.awsCode == "ResourceAlreadyExistsException"
        {
            try AWSOwnership.check(try await self.labels(of: record), against: labels, failure)
        }
        return record
    }

    func probe(_ record: ResourceRecord) async throws -> Presence {
        var call = AWSCall.json(
            .logs,
            "DescribeLogGroups",
            Search(logGroupNamePrefix: Self.prefix + record.name),
            isIdempotent: true
        )
        call.region = record.region
        let found = try await aws.send(call, as: Groups.self).logGroups
        return found.contains { $0.logGroupName == Self.prefix + record.name }
            ? .present : .absent
    }

    func adopt(_ record: ResourceRecord, labels: [String: String]) async throws -> Bool {
        var call = AWSCall.json(
            .logs,
            "TagResource",
            Tagging(resourceArn: try await arn(of: record), tags: labels),
            isIdempotent: true
        )
        call.region = record.region
        guard try await aws.send(call, unless: ["ResourceNotFoundException"]) != nil else {
            return false
        }
        // Some that stand in for AWS label what is not there.
        return try await probe(record) == .present
    }

    func delete(_ record: ResourceRecord) async throws {
        var call = AWSCall.json(
            .logs,
            "DeleteLogGroup",
            Named(logGroupName: Self.prefix + record.name),
            isIdempotent: true
        )
        call.region = record.region
        _ = try await aws.send(call, unless: ["ResourceNotFoundException"])
    }

    func record(of name: AWSResourceName) -> ResourceRecord? {
        guard name.service == "logs",
            let rest = name.resource(after: "log-group:\(Self.prefix)")
        else { return nil }
        // Some lists write `:*` after the name, for the streams in the group.
        return record(String(rest.prefix { $0 != ":" }), in: name.region)
    }

    private func labels(of record: ResourceRecord) async throws -> [String: String] {
        let call = AWSCall.json(
            .logs,
            "ListTagsForResource",
            Tagged(resourceArn: try await arn(of: record)),
            isIdempotent: true
        )
        return try await aws.send(call, as: Tags.self).tags ?? [:]
    }

    private func arn(of record: ResourceRecord) async throws -> String {
        let name = AWSResourceName(
            in: record.region ?? region,
            of: try await identity.caller().account,
            service: "logs",
            resource: "log-group:\(Self.prefix)\(record.name)"
        )
        return "\(name)"
    }
}
