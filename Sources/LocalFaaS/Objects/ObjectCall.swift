import NIOHTTP1

/// What a request asks of the objects.
///
/// What would mean something else if it were left out, such as a copy or a part of an upload, is
/// refused and not ignored.
enum ObjectCall: Sendable, Hashable {
    /// Keep what the body holds.
    case put(key: String, ObjectUpload)
    /// Send an object, or a part of it.
    case get(key: String, ByteRangeText?, ObjectCondition)
    /// Tell what a GET would, without the bytes.
    case head(key: String, ByteRangeText?, ObjectCondition)
    /// Remove an object; one that is not there is fine.
    case delete(key: String)
    /// Tell whether the bucket is there, which it is.
    case headBucket

    /// Reads a request's head.
    ///
    /// - Throws: An ``ObjectFailure`` when it asks for something else.
    init(
        _ head: HTTPRequestHead,
        bucket: String,
        limits: ObjectLimits
    ) throws(ObjectFailure) {
        let mark = head.uri.firstIndex(of: "?") ?? head.uri.endIndex
        let place = try ObjectPlace(path: head.uri[..<mark])
        try Self.check(query: head.uri[mark...], headers: head.headers)
        guard !place.bucket.isEmpty else { throw .notImplemented }
        guard place.bucket == bucket else { throw .noSuchBucket }
        guard !place.key.isEmpty else {
            self = try Self.aboutBucket(head.method)
            return
        }
        guard place.key.utf8.count <= limits.key else { throw .keyTooLong }
        self = try Self.aboutObject(place.key, head, limits)
    }

    private static func aboutBucket(_ method: HTTPMethod) throws(ObjectFailure) -> ObjectCall {
        switch method {
        case .HEAD: return .headBucket
        case .PUT: throw .bucketAlreadyOwnedByYou
        case .GET, .DELETE, .POST: throw .notImplemented
        default: throw .methodNotAllowed
        }
    }

    private static func aboutObject(
        _ key: String,
        _ head: HTTPRequestHead,
        _ limits: ObjectLimits
    ) throws(ObjectFailure) -> ObjectCall {
        let range = head.headers.first(name: "range").flatMap(ByteRangeText.init)
        let condition = ObjectCondition(head.headers)
        switch head.method {
        case .PUT: return .put(key: key, try ObjectUpload(head.headers, limits: limits))
        case .GET: return .get(key: key, range, condition)
        case .HEAD: return .head(key: key, range, condition)
        case .DELETE: return .delete(key: key)
        case .POST: throw .notImplemented
        default: throw .methodNotAllowed
        }
    }

    /// What a signature of either version adds to a query; it is taken without a check, there and in
    /// the headers.
    private static let signature: Set = ["awsaccesskeyid", "expires", "signature"]

    private static func check(
        query: Substring,
        headers: HTTPHeaders
    ) throws(ObjectFailure) {
        for pair in query.dropFirst().split(separator: "&") {
            let name = pair.prefix { $0 != "=" }.lowercased()
            guard name.hasPrefix("x-amz-") || name == "x-id" || signature.contains(name) else {
                throw .notImplemented
            }
        }
        for (name, _) in headers {
            let name = name.lowercased()
            let isKnown = !name.hasPrefix("if-") || name == "if-match" || name == "if-none-match"
            guard isKnown, !name.hasPrefix("x-amz-copy-source") else { throw .notImplemented }
        }
    }
}
