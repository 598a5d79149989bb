import FaaS
import Values

/// The S3 bucket for what is too long for a request: packages above the limit, and the objects that
/// functions leave for one another.
struct BucketFoundation: AWSFoundation {
    static let kind = "bucket"

    /// Carries the calls.
    let aws: any AWSCalling
    /// The region of the run.
    let region: String

    static let missing: Set<AWSErrorCode> = ["NoSuchBucket"]

    func create(permit: consuming CreationPermit) async throws -> ResourceRecord {
        let (record, labels) = (record(permit.name, in: region), permit.labels)
        let creation = Self.creation(record.name, in: region, labels)
        _ = try await aws.send(creation, unless: ["BucketAlreadyOwnedByYou"])
        // The oldest region agrees to create what is there already, and some that stand in for S3 do
        // not know labels in a creation: so we look.
        let found = try await self.labels(of: record)
        if found.isEmpty { return try await adopted(record, labels) }
        try AWSOwnership.check(found, against: labels, Self.taken(record.name))
        return record
    }

    private func adopted(
        _ record: ResourceRecord,
        _ labels: [String: String]
    ) async throws -> ResourceRecord {
        _ = try await adopt(record, labels: labels)
        return record
    }

    private static func taken(_ name: String) -> ProviderFailure {
        ProviderFailure(
            code: .conflict,
            message: "the bucket '\(name)' is there already and belongs to something else"
        )
    }

    /// A name is taken once and says by its labels for whom, so a creation can be repeated.
    static func creation(_ name: String, in region: String, _ labels: [String: String]) -> AWSCall {
        // The oldest region is where buckets are that name none.
        let place =
            region == "us-east-1" ? "" : "<LocationConstraint>\(region)</LocationConstraint>"
        var call = AWSCall(
            .s3,
            "CreateBucket",
            "PUT",
            body: Array(
                """
                <CreateBucketConfiguration xmlns="\(namespace)">\(place)\
                <Tags>\(AWSTags(labels).xml)</Tags></CreateBucketConfiguration>
                """.utf8
            ),
            isIdempotent: true
        )
        call.bucket = name
        call.region = region
        return call
    }

    /// What documents of S3 say they are.
    static let namespace = "http://s3.amazonaws.com/doc/2006-03-01/"

    func probe(_ record: ResourceRecord) async throws -> Presence {
        do {
            _ = try await aws.send(call("HeadBucket", "HEAD", on: record))
            return .present
        } catch let failure as ProviderFailure where failure.code == .notFound {
            // Refusals of HEAD have no document, and so no code.
            return .absent
        }
    }

    func adopt(_ record: ResourceRecord, labels: [String: String]) async throws -> Bool {
        var call = call("PutBucketTagging", "PUT", on: record, query: [("tagging", "")])
        call.body = Array(
            """
            <Tagging xmlns="\(Self.namespace)"><TagSet>\(AWSTags(labels).xml)</TagSet></Tagging>
            """.utf8
        )
        call.headers += Checksum.headers(of: call.body)
        return try await aws.send(call, unless: Self.missing) != nil
    }

    func delete(_ record: ResourceRecord) async throws {
        // What was being written while we looked is found the next time.
        for attempt in 1...5 {
            guard try await removeObjects(of: record) else { return }
            do {
                _ = try await aws.send(
                    call("DeleteBucket", "DELETE", on: record),
                    unless: Self.missing
                )
                return
            } catch let failure as ProviderFailure
                where failure.awsCode == "BucketNotEmpty" && attempt < 5
            {
                continue
            }
        }
    }

    func record(of name: AWSResourceName) -> ResourceRecord? {
        guard name.service == "s3", !name.resource.contains("/") else { return nil }
        return record(name.resource, in: region)
    }

    /// A call on a bucket.
    func call(
        _ operation: String,
        _ method: String,
        _ path: String = "/",
        on record: ResourceRecord,
        query: [(name: String, value: String)] = []
    ) -> AWSCall {
        var call = AWSCall(.s3, operation, method, path, query: query, isIdempotent: true)
        call.bucket = record.name
        call.region = record.region
        return call
    }
}
