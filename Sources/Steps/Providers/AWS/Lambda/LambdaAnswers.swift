import FoundationEssentials

/// A function as Lambda describes it; the names of the members are AWS's.
struct LambdaConfiguration: Decodable, Sendable, Hashable {
    var FunctionName: String
    var FunctionArn: String
    /// Absent for images.
    var Runtime: String?
    /// In bytes; 0 for images.
    var CodeSize: Int
    /// In base 64; of an image the digest of its manifest, in hexadecimal.
    var CodeSha256: String
    /// In MiB.
    var MemorySize: Int
    /// `Zip` or `Image`.
    var PackageType: String?
    var State: String?
    var StateReason: String?
    var StateReasonCode: String?
    var LastUpdateStatus: String?
    var LastUpdateStatusReason: String?
    var LastUpdateStatusReasonCode: String?
    var Environment: LambdaEnvironment?
    var LoggingConfig: LambdaLogging?
    var Version: String?
}

/// A function, where its code is, and how it is labelled.
struct LambdaFunction: Decodable, Sendable, Hashable {
    var Configuration: LambdaConfiguration
    var Code: Location?
    var Tags: [String: String]?

    /// Where the code is.
    struct Location: Decodable, Sendable, Hashable {
        /// An image by its digest.
        var ResolvedImageUri: String?
    }
}

/// A function's own address.
struct LambdaURL: Decodable, Sendable, Hashable {
    var FunctionUrl: String
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
        switch (configuration.State, configuration.LastUpdateStatus) {
        case ("Failed", _):
            self = .failed(
                code: configuration.StateReasonCode ?? "Failed",
                reason: configuration.StateReason ?? "no reason is given"
            )
        case (_, "Failed"):
            self = .failed(
                code: configuration.LastUpdateStatusReasonCode ?? "Failed",
                reason: configuration.LastUpdateStatusReason ?? "no reason is given"
            )
        case ("Pending", _), (_, "InProgress"): self = .underWay
        // `Inactive` starts by itself with the next request; what says nothing needs no waiting.
        default: self = .ready
        }
    }
}
