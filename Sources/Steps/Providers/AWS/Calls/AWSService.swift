/// A service of AWS, by the name that its signatures, its hosts and its settings go by.
///
/// The raw value is the name that requests are signed with.
enum AWSService: String, Sendable, Hashable, CaseIterable {
    case apiGateway = "apigateway"
    case ec2
    case ecr
    case iam
    case lambda
    case logs
    case s3
    case ssm
    case sts
    case tagging

    /// What the host's name begins with.
    var hostPrefix: String { self == .ecr ? "api.ecr" : rawValue }

    /// What `AWS_ENDPOINT_URL_` goes on with, as in every AWS tool.
    var settingName: String {
        switch self {
        case .apiGateway: "APIGATEWAYV2"
        case .logs: "CLOUDWATCH_LOGS"
        case .tagging: "RESOURCE_GROUPS_TAGGING_API"
        case .ec2, .ecr, .iam, .lambda, .s3, .ssm, .sts: rawValue.uppercased()
        }
    }

    /// The version of the API that forms name; only these services take forms.
    var formVersion: String {
        switch self {
        case .ec2: "2016-11-15"
        case .iam: "2010-05-08"
        case .sts: "2011-06-15"
        case .apiGateway, .ecr, .lambda, .logs, .s3, .ssm, .tagging:
            preconditionFailure("\(rawValue) takes no forms")
        }
    }

    /// What the header `X-Amz-Target` begins with; only these services have it.
    var jsonTarget: String {
        switch self {
        case .ecr: "AmazonEC2ContainerRegistry_V20150921"
        case .logs: "Logs_20140328"
        case .ssm: "AmazonSSM"
        case .tagging: "ResourceGroupsTaggingAPI_20170126"
        case .apiGateway, .ec2, .iam, .lambda, .s3, .sts:
            preconditionFailure("\(rawValue) has no targets")
        }
    }

    /// What people call it.
    var title: String {
        switch self {
        case .apiGateway: "API Gateway"
        case .ec2: "EC2"
        case .ecr: "ECR"
        case .iam: "IAM"
        case .lambda: "Lambda"
        case .logs: "CloudWatch Logs"
        case .s3: "S3"
        case .ssm: "SSM"
        case .sts: "STS"
        case .tagging: "the tagging API"
        }
    }
}
