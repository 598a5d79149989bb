import FaaS
import Values

/// A code with which AWS refuses, such as `ResourceConflictException`.
///
/// What is decided is decided by codes, never by the text beside them.
struct AWSErrorCode: RawRepresentable, Sendable, Hashable {
    /// The code as AWS writes it.
    let rawValue: String

    /// Wraps a code.
    init(rawValue: String) { self.rawValue = rawValue }

    /// The call was not signed, or not by anybody who may.
    static let expired: Set<AWSErrorCode> = [
        "ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired",
    ]

    /// What a clock that is wrong looks like, besides other things.
    static let maybeSkewed: Set<AWSErrorCode> = [
        "AuthFailure", "InvalidSignatureException", "RequestExpired", "RequestTimeTooSkewed",
        "RequestInTheFuture", "SignatureDoesNotMatch",
    ]

    /// What kind of failure it is, where the code says it; `nil` for codes we do not know.
    var kind: FailureCode? {
        if let kind = Self.kinds[self] { return kind }
        // EC2 has a pair of these for every kind of resource.
        if rawValue.hasSuffix(".NotFound") { return .notFound }
        if rawValue.hasSuffix(".Duplicate") || rawValue.hasSuffix(".InUse") { return .conflict }
        return nil
    }

    /// What kind of failure an answer is that came without a code we know.
    static func kind(ofStatus status: Int) -> FailureCode {
        switch status {
        case 401, 403: .unauthorized
        case 404: .notFound
        case 408: .unavailable
        case 409: .conflict
        case 429: .throttled
        case 500...: .unavailable
        default: .invalid
        }
    }

    private static let kinds: [AWSErrorCode: FailureCode] = {
        var kinds: [AWSErrorCode: FailureCode] = [:]
        for (kind, codes) in table {
            for code in codes { kinds[code] = kind }
        }
        return kinds
    }()

    private static let table: [(FailureCode, [AWSErrorCode])] = [
        (
            .throttled,
            [
                "BandwidthLimitExceeded", "EC2ThrottledException", "PriorRequestNotComplete",
                "ProvisionedThroughputExceededException", "RequestLimitExceeded",
                "RequestThrottled", "RequestThrottledException", "SlowDown", "ThrottledException",
                "Throttling", "ThrottlingException", "TooManyRequestsException",
                "TransactionInProgressException",
            ]
        ),
        (
            .unavailable,
            [
                "ConcurrentModification", "ConcurrentModificationException", "InternalError",
                "InternalFailure", "InternalServerError", "InternalServerException",
                "InternalServiceException", "OperationAborted", "OperationAbortedException",
                "RequestTimeout", "RequestTimeoutException", "ServerException",
                "ServiceException", "ServiceFailure", "ServiceUnavailable",
                "ServiceUnavailableException", "Unavailable",
            ]
        ),
        (
            .capacity,
            [
                "InsufficientAddressCapacity", "InsufficientCapacity",
                "InsufficientHostCapacity", "InsufficientInstanceCapacity",
                "InsufficientReservedInstanceCapacity", "Server.InsufficientInstanceCapacity",
            ]
        ),
        (
            .quota,
            [
                "AddressLimitExceeded", "CodeStorageExceededException", "InstanceLimitExceeded",
                "LimitExceeded", "LimitExceededException", "ResourceLimitExceeded",
                "SecurityGroupLimitExceeded", "ServiceQuotaExceededException", "TooManyBuckets",
                "VcpuLimitExceeded",
            ]
        ),
        (
            .notFound,
            [
                "ImageNotFoundException", "NoSuchBucket", "NoSuchEntity", "NoSuchKey",
                "NoSuchUpload", "NotFound", "NotFoundException", "ParameterNotFound",
                "RepositoryNotFoundException", "ResourceNotFoundException",
            ]
        ),
        (
            .conflict,
            [
                "BucketAlreadyExists", "BucketAlreadyOwnedByYou", "BucketNotEmpty",
                "ConflictException", "DeleteConflict", "DependencyViolation",
                "EntityAlreadyExists", "IdempotentParameterMismatch",
                "RepositoryAlreadyExistsException",
                "RepositoryNotEmptyException", "ResourceAlreadyExistsException",
                "ResourceConflictException", "ResourceInUseException",
            ]
        ),
        (
            .unauthorized,
            [
                "AccessDenied", "AccessDeniedException", "AuthFailure", "ExpiredToken",
                "ExpiredTokenException", "IncompleteSignature", "InvalidAccessKeyId",
                "InvalidClientTokenId", "InvalidSignatureException", "InvalidToken",
                "KMSAccessDeniedException", "MissingAuthenticationToken",
                "MissingAuthenticationTokenException", "NotAuthorized", "OptInRequired",
                "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed",
                "SignatureDoesNotMatch", "TokenRefreshRequired", "UnauthorizedOperation",
                "UnrecognizedClientException",
            ]
        ),
    ]
}

extension AWSErrorCode: ExpressibleByStringLiteral {
    /// A code that is known when the program is written.
    init(stringLiteral value: String) { rawValue = value }
}

extension ProviderFailure {
    /// The code with which AWS refused, if it answered at all.
    var awsCode: AWSErrorCode? { providerCode.map(AWSErrorCode.init(rawValue:)) }
}
