/// A function as Lambda is asked to create it; the names of the members are AWS's.
struct LambdaOrder: Encodable, Sendable, Hashable {
    var FunctionName: String
    var Role: String
    /// `Zip` or `Image`.
    var PackageType: String
    var Code: LambdaCode
    /// Absent for images, as the handler is.
    var Runtime: String?
    var Handler: String?
    /// In seconds.
    var Timeout: Int
    /// In MiB.
    var MemorySize: Int
    /// One of `x86_64` and `arm64`.
    var Architectures: [String]
    var Environment: LambdaEnvironment
    var Tags: [String: String]
    var LoggingConfig: LambdaLogging?
    var SnapStart: LambdaSnapStart?
}

/// Where Lambda finds the code: in the request, in a bucket, or in a registry.
struct LambdaCode: Encodable, Sendable, Hashable {
    /// A zip file in base 64.
    var ZipFile: String?
    var S3Bucket: String?
    var S3Key: String?
    var ImageUri: String?
}

/// The variables of a function's instances.
struct LambdaEnvironment: Codable, Sendable, Hashable {
    var Variables: [String: String]
}

/// Which log group a function writes to.
struct LambdaLogging: Codable, Sendable, Hashable {
    var LogGroup: String?
}

/// Whether published versions start from a snapshot.
struct LambdaSnapStart: Codable, Sendable, Hashable {
    var ApplyOn: String

    /// Every version that is published gets a snapshot.
    static let ofVersions = LambdaSnapStart(ApplyOn: "PublishedVersions")
}
