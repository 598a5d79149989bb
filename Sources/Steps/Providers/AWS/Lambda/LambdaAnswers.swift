import FoundationEssentials

/// A function as Lambda describes it.
struct LambdaConfiguration: Decodable, Sendable, Hashable {
    var functionName: String
    var functionArn: String
    /// Absent for images.
    var runtime: String?
    /// In bytes; 0 for images.
    var codeSize: Int
    /// In base 64; of an image the digest of its manifest, in hexadecimal.
    var codeSha256: String
    /// In MiB.
    var memorySize: Int
    /// `Zip` or `Image`.
    var packageType: String?
    var state: String?
    var stateReason: String?
    var stateReasonCode: String?
    var lastUpdateStatus: String?
    var lastUpdateStatusReason: String?
    var lastUpdateStatusReasonCode: String?
    var environment: LambdaEnvironment?
    var loggingConfig: LambdaLogging?
    var version: String?

    enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case functionArn = "FunctionArn"
        case runtime = "Runtime"
        case codeSize = "CodeSize"
        case codeSha256 = "CodeSha256"
        case memorySize = "MemorySize"
        case packageType = "PackageType"
        case state = "State"
        case stateReason = "StateReason"
        case stateReasonCode = "StateReasonCode"
        case lastUpdateStatus = "LastUpdateStatus"
        case lastUpdateStatusReason = "LastUpdateStatusReason"
        case lastUpdateStatusReasonCode = "LastUpdateStatusReasonCode"
        case environment = "Environment"
        case loggingConfig = "LoggingConfig"
        case version = "Version"
    }
}

/// A function, where its code is, and how it is labelled.
struct LambdaFunction: Decodable, Sendable, Hashable {
    var configuration: LambdaConfiguration
    var code: Location?
    var tags: [String: String]?

    /// Where the code is.
    struct Location: Decodable, Sendable, Hashable {
        /// An image by its digest.
        var resolvedImageUri: String?

        enum CodingKeys: String, CodingKey {
            case resolvedImageUri = "ResolvedImageUri"
        }
    }

    enum CodingKeys: String, CodingKey {
        case configuration = "Configuration"
        case code = "Code"
        case tags = "Tags"
    }
}

/// A function's own address.
struct LambdaURL: Decodable, Sendable, Hashable {
    var functionUrl: String

    enum CodingKeys: String, CodingKey {
        case functionUrl = "FunctionUrl"
    }
}

/// How far a function is: what is still to be waited for.
enum LambdaProgress: Sendable, Hashable {
    /// It can be used.
    case ready
    /// It is being made or changed.
    case underWay
    /// It will not come to be; why, in AWS's words and by AWS's code.
    case failed(code: String, reason: String)

    /// Reads it off a description.
    init(_ configuration: LambdaConfiguration) {
        switch (configuration.state, configuration.lastUpdateStatus) {
        case ("Failed", _):
            self = .failed(
                code: configuration.stateReasonCode ?? "Failed",
                reason: configuration.stateReason ?? "no reason is given"
            )
        case (_, "Failed"):
            self = .failed(
                code: configuration.lastUpdateStatusReasonCode ?? "Failed",
                reason: configuration.lastUpdateStatusReason ?? "no reason is given"
            )
        case ("Pending", _), (_, "InProgress"): self = .underWay
        // `Inactive` starts by itself with the next request; what says nothing needs no waiting.
        default: self = .ready
        }
    }
}
