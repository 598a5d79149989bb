import NIOHTTP1

/// What the head of a PUT says about the object that its body brings.
struct ObjectUpload: Sendable, Hashable {
    /// How many bytes the object has.
    let size: Int
    /// Whether the bytes come in chunks of the SDK's own framing, inside the body.
    let isChunked: Bool
    /// The MD5 that the bytes must have, where the writer says.
    let digest: [UInt8]?
    /// What is told to readers again: the type and the writer's own words.
    let headers: [String: String]
    /// What the writer wants to hold of what was there before.
    let condition: ObjectCondition

    /// Reads the headers.
    ///
    /// - Throws: An ``ObjectFailure`` when the object would be too large, or nobody says how large.
    init(_ headers: HTTPHeaders, limits: ObjectLimits) throws(ObjectFailure) {
        let encodings = headers[canonicalForm: "content-encoding"].map { $0.lowercased() }
        isChunked = encodings.contains("aws-chunked")
        let length = isChunked ? "x-amz-decoded-content-length" : "content-length"
        guard let size = headers.first(name: length).flatMap({ Int($0) }), size >= 0 else {
            throw .missingContentLength
        }
        guard size <= limits.object else { throw .entityTooLarge }
        self.size = size
        digest = try Self.digest(headers.first(name: "content-md5"))
        self.headers = try Self.kept(headers, limits)
        condition = ObjectCondition(headers)
    }

    private static func digest(_ text: String?) throws(ObjectFailure) -> [UInt8]? {
        guard let text else { return nil }
        guard let bytes = Base64.decode(text), bytes.count == 16 else { throw .invalidDigest }
        return bytes
    }

    private static func kept(
        _ headers: HTTPHeaders,
        _ limits: ObjectLimits
    ) throws(ObjectFailure) -> [String: String] {
        var kept = ["content-type": "binary/octet-stream"]
        var size = 0
        for (name, value) in headers {
            let name = name.lowercased()
            switch name {
            case "content-type", "cache-control", "content-disposition", "content-language":
                kept[name] = value
            case "content-encoding":
                let rest = value.split(separator: ",").map { $0.drop { $0 == " " } }
                    .filter { $0.lowercased() != "aws-chunked" }
                if !rest.isEmpty { kept[name] = rest.joined(separator: ",") }
            case _ where name.hasPrefix("x-amz-meta-"):
                size += name.utf8.count - "x-amz-meta-".utf8.count + value.utf8.count
                kept[name] = kept[name].map { "\($0),\(value)" } ?? value
            default: continue
            }
        }
        guard size <= limits.metadata else { throw .metadataTooLarge }
        return kept
    }
}
