import FaaS
import FoundationEssentials
import Values

extension BucketFoundation {
    /// Stores a package under a key, and returns when it is there.
    func put(_ package: PackageSource, as key: String, in record: ResourceRecord) async throws {
        var call = call(
            "PutObject",
            "PUT",
            "/\(PercentEncoding.path(key))",
            on: record
        )
        call.headers = [HTTPField("Content-Type", "application/zip")]
        call.upload = AWSUpload(bytes: try .file(package), digest: package.digest)
        _ = try await aws.send(call)
    }

    /// Removes one object; one that is gone is fine.
    func removeObject(_ key: String, from record: ResourceRecord) async throws {
        let path = "/\(PercentEncoding.path(key))"
        _ = try await aws.send(
            call("DeleteObject", "DELETE", path, on: record),
            unless: Self.missing
        )
    }

    /// Removes all objects, a thousand with each call.
    ///
    /// - Returns: Whether the bucket is there.
    func removeObjects(of record: ResourceRecord) async throws -> Bool {
        while true {
            let query = [("list-type", "2"), ("max-keys", "1000"), ("encoding-type", "url")]
            let listing = call("ListObjectsV2", "GET", on: record, query: query)
            guard let answer = try await aws.send(listing, unless: Self.missing) else {
                return false
            }
            let keys = try answer.xml(listing).children.filter { $0.name == "Contents" }
                .compactMap { $0.text("Key").map(PercentEncoding.decoded) }
            guard !keys.isEmpty else { return true }
            try await remove(keys, of: record)
        }
    }

    private func remove(_ keys: [String], of record: ResourceRecord) async throws {
        let objects = keys.map { "<Object><Key>\(XMLTree.escaped($0))</Key></Object>" }.joined()
        var call = call("DeleteObjects", "POST", on: record, query: [("delete", "")])
        call.body = Array(
            """
            <Delete xmlns="\(Self.namespace)">\(objects)<Quiet>true</Quiet></Delete>
            """.utf8
        )
        call.headers += Checksum.headers(of: call.body)
        guard let answer = try await aws.send(call, unless: Self.missing) else { return }
        // Refusals of single objects are listed in an answer that says that all is well.
        guard let refusal = try answer.xml(call)["Error"] else { return }
        let code = AWSErrorCode(rawValue: refusal.text("Code") ?? "")
        throw ProviderFailure(
            code: code.kind ?? .unknown,
            message: "S3 did not delete '\(refusal.text("Key") ?? "")' of the bucket "
                + "'\(record.name)': \(code.rawValue)",
            providerCode: code.rawValue
        )
    }

    func labels(of record: ResourceRecord) async throws -> [String: String] {
        let call = call("GetBucketTagging", "GET", on: record, query: [("tagging", "")])
        guard let answer = try await aws.send(call, unless: ["NoSuchTagSet", "NoSuchBucket"])
        else { return [:] }
        return AWSTags.labels(try answer.xml(call)["TagSet"]?.children ?? [])
    }
}

extension HTTPUpload {
    /// The file of a package.
    fileprivate static func file(_ package: PackageSource) throws -> HTTPUpload {
        let path = package.path
        return HTTPUpload(length: package.size.bytes) { offset, count in
            try FilePiece(path: path, offset: offset, count: count).bytes()
        }
    }
}
