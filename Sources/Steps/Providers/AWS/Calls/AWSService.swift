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
}
