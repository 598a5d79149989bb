/// What the credentials must allow, in the words of AWS's policies.
///
/// The folder's README has the same as a policy that is narrowed to what is ours; a test holds both
/// against the calls that the code makes.
enum AWSPermissions {
    /// Everything that any pipeline needs.
    static let all = gateways + machines + images + roles + functions + logs + objects + search

    private static let gateways = [
        "apigateway:DELETE", "apigateway:GET", "apigateway:POST", "apigateway:PUT",
        "apigateway:TagResource",
    ]

    private static let machines = [
        "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateKeyPair", "ec2:CreateSecurityGroup",
        "ec2:CreateTags", "ec2:DeleteKeyPair", "ec2:DeleteSecurityGroup",
        "ec2:DescribeInstances", "ec2:DescribeKeyPairs", "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets", "ec2:DescribeVpcs", "ec2:ImportKeyPair", "ec2:RunInstances",
        "ec2:TerminateInstances", "ssm:GetParameter",
    ]

    /// What follows `GetAuthorizationToken` is checked by the registry when an image is pushed, and
    /// when Lambda reads it.
    private static let images = [
        "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload",
        "ecr:CreateRepository", "ecr:DeleteRepository", "ecr:DescribeImages",
        "ecr:DescribeRepositories", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer",
        "ecr:GetRepositoryPolicy", "ecr:InitiateLayerUpload", "ecr:ListTagsForResource",
        "ecr:PutImage", "ecr:SetRepositoryPolicy", "ecr:TagResource", "ecr:UploadLayerPart",
    ]

    /// `PassRole` is what `CreateFunction` needs to hand the role over.
    private static let roles = [
        "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DetachRolePolicy",
        "iam:GetRole", "iam:ListAttachedRolePolicies", "iam:ListRoleTags", "iam:ListRoles",
        "iam:PassRole", "iam:TagRole",
    ]

    private static let functions = [
        "lambda:AddPermission", "lambda:CreateAlias", "lambda:CreateFunction",
        "lambda:CreateFunctionUrlConfig", "lambda:DeleteFunction", "lambda:GetAccountSettings",
        "lambda:GetAlias", "lambda:GetFunction", "lambda:GetFunctionConfiguration",
        "lambda:GetFunctionUrlConfig", "lambda:GetPolicy", "lambda:ListTags",
        "lambda:ListVersionsByFunction", "lambda:PublishVersion",
        "lambda:PutFunctionConcurrency", "lambda:TagResource", "lambda:UpdateAlias",
        "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration",
    ]

    private static let logs = [
        "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:DescribeLogGroups",
        "logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents",
        "logs:ListTagsForResource", "logs:TagResource",
    ]

    /// `GetObject` is what Lambda reads a package with, in the name of whoever creates the function.
    private static let objects = [
        "s3:CreateBucket", "s3:DeleteBucket", "s3:DeleteObject", "s3:GetBucketTagging",
        "s3:GetObject", "s3:ListBucket", "s3:PutBucketTagging", "s3:PutObject",
        "s3:TagResource",
    ]

    private static let search = ["tag:GetResources"]
}
