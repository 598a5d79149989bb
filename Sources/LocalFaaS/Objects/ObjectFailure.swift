import NIOCore
import NIOHTTP1

/// Why a request for an object was refused, in the words of S3.
enum ObjectFailure: String, Error {
    case badDigest = "BadDigest"
    case bucketAlreadyOwnedByYou = "BucketAlreadyOwnedByYou"
    case entityTooLarge = "EntityTooLarge"
    case incompleteBody = "IncompleteBody"
    case internalError = "InternalError"
    case invalidDigest = "InvalidDigest"
    case invalidRange = "InvalidRange"
    case invalidRequest = "InvalidRequest"
    case invalidURI = "InvalidURI"
    case keyTooLong = "KeyTooLongError"
    case metadataTooLarge = "MetadataTooLarge"
    case methodNotAllowed = "MethodNotAllowed"
    case missingContentLength = "MissingContentLength"
    case noSuchBucket = "NoSuchBucket"
    case noSuchKey = "NoSuchKey"
    case notImplemented = "NotImplemented"
    case notModified = "NotModified"
    case preconditionFailed = "PreconditionFailed"
    case quotaExceeded = "QuotaExceeded"
    case serviceUnavailable = "ServiceUnavailable"
}

extension ObjectFailure {
    /// The status of the answer that tells it.
    var status: HTTPResponseStatus {
        switch self {
        case .noSuchBucket, .noSuchKey: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .bucketAlreadyOwnedByYou: .conflict
        case .missingContentLength: .lengthRequired
        case .invalidRange: .rangeNotSatisfiable
        case .internalError: .internalServerError
        case .notImplemented: .notImplemented
        case .notModified: .notModified
        case .preconditionFailed: .preconditionFailed
        case .serviceUnavailable: .serviceUnavailable
        case .quotaExceeded: .insufficientStorage
        case .badDigest, .entityTooLarge, .incompleteBody, .invalidDigest, .invalidRequest,
            .invalidURI, .keyTooLong, .metadataTooLarge:
            .badRequest
        }
    }

    /// What it says to a person; S3's own sentences where it has them.
    var message: String {
        switch self {
        case .badDigest: "The Content-MD5 you specified did not match what we received."
        case .bucketAlreadyOwnedByYou: "The bucket is there already, and it is yours."
        case .entityTooLarge: "Your proposed upload exceeds the maximum allowed object size."
        case .incompleteBody:
            "You did not provide the number of bytes specified by the Content-Length HTTP header."
        case .internalError: "We encountered an internal error. Please try again."
        case .invalidDigest: "The Content-MD5 you specified is not valid."
        case .invalidRange: "The requested range is not satisfiable."
        case .invalidRequest: "The body of your request is not encoded as its headers say."
        case .invalidURI: "Couldn't parse the specified URI."
        case .keyTooLong: "Your key is too long."
        case .metadataTooLarge:
            "Your metadata headers exceed the maximum allowed metadata size."
        case .methodNotAllowed:
            "The specified method is not allowed against this resource."
        case .missingContentLength: "You must provide the Content-Length HTTP header."
        case .noSuchBucket: "The specified bucket does not exist."
        case .noSuchKey: "The specified key does not exist."
        case .notImplemented:
            "A header or a query you provided implies functionality that is not implemented."
        case .notModified: "The object is the one that you have."
        case .preconditionFailed: "At least one of the preconditions you specified did not hold."
        case .quotaExceeded: "There is no room for more objects."
        case .serviceUnavailable: "The run that these objects belong to is over."
        }
    }

    /// The document that tells it.
    ///
    /// - Parameters:
    ///   - path: The path of the request, still percent-encoded.
    ///   - requestID: The id of the request.
    /// - Returns: XML.
    func document(path: String, requestID: String) -> ByteBuffer {
        ByteBuffer(
            string: """
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>\(rawValue)</Code><Message>\(Self.escaped(message))</Message>\
                <Resource>\(Self.escaped(path))</Resource><RequestId>\(requestID)</RequestId></Error>
                """
        )
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case _ where scalar.properties.generalCategory == .control: escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
