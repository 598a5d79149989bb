import FaaS
import FoundationEssentials
import Values

/// The IAM role that functions run as: it may write to logs, and nothing else.
struct RoleFoundation: AWSFoundation {
    static let kind = "role"

    /// The path of all our roles, by which they are found again.
    static let path = "/stellar-run/"
    /// Lambda, and nobody else, may take the role.
    static let trust =
        #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"#
        + #"{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#

    /// Carries the calls.
    let aws: any AWSCalling
    /// The region of the run; roles belong to none.
    let region: String
    /// Waits for roles to show.
    var time = AWSTime()

    private var policy: String {
        "arn:\(AWSPartition(region: region).rawValue):iam::aws:policy/service-role/"
            + "AWSLambdaBasicExecutionRole"
    }

    func create(permit: consuming CreationPermit) async throws -> ResourceRecord {
        let (name, labels) = (permit.name, permit.labels)
        do {
            _ = try await aws.send(Self.creation(name, labels))
        } catch let failure as ProviderFailure where failure.awsCode == "EntityAlreadyExists" {
            try AWSOwnership.check(try await self.labels(of: name), against: labels, failure)
        }
        _ = try await aws.send(policyCall(.attach, name, policy))
        return try await shown(name)
    }

    /// A name is taken once and says by its labels for whom, so a creation can be repeated.
    static func creation(_ name: String, _ labels: [String: String]) -> AWSCall {
        AWSCall.form(
            .iam,
            "CreateRole",
            [
                ("RoleName", name), ("Path", path), ("AssumeRolePolicyDocument", trust),
                ("Description", "functions of a stellar-run benchmark"),
                ("MaxSessionDuration", "3600"),
            ] + AWSTags(labels).form("Tags.member"),
            isIdempotent: true
        )
    }

    func probe(_ record: ResourceRecord) async throws -> Presence {
        try await aws.send(getting(record.name), unless: ["NoSuchEntity"]) == nil
            ? .absent : .present
    }

    func adopt(_ record: ResourceRecord, labels: [String: String]) async throws -> Bool {
        let call = AWSCall.form(
            .iam,
            "TagRole",
            [("RoleName", record.name)] + AWSTags(labels).form("Tags.member"),
            isIdempotent: true
        )
        return try await aws.send(call, unless: ["NoSuchEntity"]) != nil
    }

    func delete(_ record: ResourceRecord) async throws {
        let name = record.name
        for policy in try await attachedPolicies(of: name) {
            let call = policyCall(.detach, name, policy)
            _ = try await aws.send(call, unless: ["NoSuchEntity"])
        }
        let call = AWSCall.form(.iam, "DeleteRole", [("RoleName", name)], isIdempotent: true)
        _ = try await aws.send(call, unless: ["NoSuchEntity"])
    }

    func record(of name: AWSResourceName) -> ResourceRecord? {
        guard name.service == "iam", let rest = name.resource(after: "role\(Self.path)") else {
            return nil
        }
        return record(rest, in: region, "\(name)")
    }

    /// All our roles with their labels, of one run or of all.
    ///
    /// The search for tags does not know roles, and the list of roles does not know tags.
    func list(run: String?) async throws -> [LabelledResource] {
        var found: [LabelledResource] = []
        for arn in try await roles() {
            guard let record = AWSResourceName(arn).flatMap(record(of:)) else { continue }
            guard let labels = try await labelsIfThere(of: record.name) else { continue }
            guard let owner = labels[ResourceLabel.run], run == nil || owner == run else {
                continue
            }
            found.append(LabelledResource(record, labels: labels))
        }
        return found
    }
}
