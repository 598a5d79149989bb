import FaaS
import Values

/// All kinds of foundation, by their names.
struct AWSFoundations: Sendable {
    /// The role that functions run as.
    let role: RoleFoundation
    /// The bucket for what is long.
    let bucket: BucketFoundation
    /// The repository for images.
    let repository: RepositoryFoundation
    /// The group that functions log to.
    let logGroup: LogGroupFoundation

    /// Foundations in one region.
    init(aws: any AWSCalling, region: String, identity: AWSIdentity, time: AWSTime = AWSTime()) {
        role = RoleFoundation(aws: aws, region: region, time: time)
        bucket = BucketFoundation(aws: aws, region: region)
        repository = RepositoryFoundation(aws: aws, region: region, identity: identity)
        logGroup = LogGroupFoundation(aws: aws, region: region, identity: identity)
    }

    /// Every kind.
    var all: [any AWSFoundation] { [role, bucket, repository, logGroup] }

    /// The foundation of a kind; `nil` for what is none, such as a function.
    subscript(kind: String) -> (any AWSFoundation)? { all.first { type(of: $0).kind == kind } }

    /// The foundations among what carries our labels, and whether they are still there.
    func list(_ hits: [TaggedResources.Hit], run: String?) async throws -> [LabelledResource] {
        var found = try await role.list(run: run) + repository.list(run: run)
        for hit in hits {
            for foundation in all {
                guard let record = foundation.record(of: hit.name),
                    try await foundation.probe(record) == .present
                else { continue }
                found.append(LabelledResource(record, labels: hit.labels))
            }
        }
        return found
    }
}
