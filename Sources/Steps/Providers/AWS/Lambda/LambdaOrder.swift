/// A function as Lambda is asked to create it.
struct LambdaOrder: Encodable, Sendable, Hashable {
    var functionName: String
    var role: String
    /// `Zip` or `Image`.
    var packageType: String
    var code: LambdaCode
    /// Absent for images, as the handler is.
    var runtime: String?
    var handler: String?
    /// In seconds.
    var timeout: Int
    /// In MiB.
    var memorySize: Int
    /// One of `x86_64` and `arm64`.
    var architectures: [String]
    var environment: LambdaEnvironment
    var tags: [String: String]
    var loggingConfig: LambdaLogging?
    var snapStart: LambdaSnapStart?

    enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case role = "Role"
        case packageType = "PackageType"
        case code = "Code"
        case runtime = "Runtime"
        case handler = "Handler"
        case timeout = "Timeout"
        case memorySize = "MemorySize"
        case architectures = "Architectures"
        case environment = "Environment"
        case tags = "Tags"
        case loggingConfig = "LoggingConfig"
        case snapStart = "SnapStart"
    }
}

/// Where Lambda finds the code: in the request, in a bucket, or in a registry.
struct LambdaCode: Encodable, Sendable, Hashable {
    /// A zip file in base 64.
    var zipFile: String?
    var s3Bucket: String?
    var s3Key: String?
    var imageUri: String?

    enum CodingKeys: String, CodingKey {
        case zipFile = "ZipFile"
        case s3Bucket = "S3Bucket"
        case s3Key = "S3Key"
        case imageUri = "ImageUri"
    }
}

/// The variables of a function's instances.
struct LambdaEnvironment: Codable, Sendable, Hashable {
    var variables: [String: String]

    enum CodingKeys: String, CodingKey {
        case variables = "Variables"
    }
}

/// Which log group a function writes to.
struct LambdaLogging: Codable, Sendable, Hashable {
    var logGroup: String?

    enum CodingKeys: String, CodingKey {
        case logGroup = "LogGroup"
    }
}

/// Whether published versions start from a snapshot.
struct LambdaSnapStart: Codable, Sendable, Hashable {
    var applyOn: String

    /// Every version that is published gets a snapshot.
    static let ofVersions = LambdaSnapStart(applyOn: "PublishedVersions")

    enum CodingKeys: String, CodingKey {
        case applyOn = "ApplyOn"
    }
}
