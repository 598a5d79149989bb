/// A part of AWS with accounts, names and hosts of its own.
enum AWSPartition: String, Sendable, Hashable {
    case aws
    case china = "aws-cn"
    case government = "aws-us-gov"

    /// The partition that a region belongs to.
    init(region: String) {
        if region.hasPrefix("cn-") {
            self = .china
        } else if region.hasPrefix("us-gov-") {
            self = .government
        } else {
            self = .aws
        }
    }

    /// What hosts end with.
    var suffix: String { self == .china ? "amazonaws.com.cn" : "amazonaws.com" }

    /// The host of IAM, which the whole partition shares.
    var iamHost: String {
        switch self {
        case .aws: "iam.amazonaws.com"
        case .china: "iam.cn-north-1.amazonaws.com.cn"
        case .government: "iam.us-gov.amazonaws.com"
        }
    }

    /// The region for which requests to IAM are signed.
    var iamRegion: String {
        switch self {
        case .aws: "us-east-1"
        case .china: "cn-north-1"
        case .government: "us-gov-west-1"
        }
    }
}
