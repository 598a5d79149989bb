import FaaS

/// What the credentials must allow, in the words of AWS's policies.
///
/// The folder's README has the same as a policy that is narrowed to what is ours; a test holds both
/// against the calls that the code makes.
enum AWSPermissions {
    /// Permissions, and the uses of which each one needs them.
    struct Row: Sendable, Hashable {
        let uses: Set<ProviderUse>
        let permissions: [String]

        init(_ uses: ProviderUse..., permissions: [String]) {
            self.uses = Set(uses)
            self.permissions = permissions
        }
    }

    /// What a run needs that uses something, sorted.
    static func needed(for uses: Set<ProviderUse>) -> [String] {
        let rows = table.filter { !$0.uses.isDisjoint(with: uses) }
        return Set(rows.flatMap(\.permissions)).sorted()
    }

    /// What any run needs, and `sweep`.
    static let all = Set(table.flatMap(\.permissions) + sweep).sorted()

    /// What is looked for by labels, whatever it is, when nobody remembers what was created.
    static let sweep = ["iam:ListRoleTags", "iam:ListRoles", "tag:GetResources"]

    /// Everything that runs need, by what for.
    static let table = [
        Row(.functions, permissions: roles + functions + logs),
        Row(.functionURL, permissions: addresses),
        Row(.httpAPI, permissions: gateways),
        Row(.snapshots, permissions: versions),
        Row(.reservedConcurrency, permissions: ["lambda:PutFunctionConcurrency"]),
        Row(.renewal, permissions: ["lambda:UpdateFunctionConfiguration"]),
        Row(.storedZip, permissions: objects),
        Row(.images, permissions: images),
        Row(.machines, permissions: machines),
    ]

    /// `PassRole` is what `CreateFunction` needs to hand the role over; `ListRoleTags` tells whose a
    /// role is that is there already.
    private static let roles = [
        "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DetachRolePolicy",
        "iam:GetRole", "iam:ListAttachedRolePolicies", "iam:ListRoleTags", "iam:PassRole",
        "iam:TagRole",
    ]

    /// Gateways need `AddPermission` and `GetPolicy` as well as addresses do.
    private static let functions = [
        "lambda:AddPermission", "lambda:CreateFunction", "lambda:DeleteFunction",
        "lambda:GetFunction", "lambda:GetPolicy", "lambda:TagResource",
    ]

    private static let logs = [
        "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:DescribeLogGroups",
        "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:ListTagsForResource",
        "logs:TagResource",
    ]

    private static let addresses = [
        "lambda:CreateFunctionUrlConfig", "lambda:GetFunctionUrlConfig",
    ]

    /// An API with a target makes a stage, a route and an integration besides, and labels itself.
    private static let gateways = [
        "apigateway:DELETE", "apigateway:GET", "apigateway:POST", "apigateway:PUT",
        "apigateway:TagResource",
    ]

    private static let versions = [
        "lambda:CreateAlias", "lambda:GetFunctionConfiguration", "lambda:PublishVersion",
        "lambda:UpdateAlias", "lambda:UpdateFunctionConfiguration",
    ]

    /// `GetObject` is what Lambda reads a package with, in the name of whoever creates the function;
    /// `TagResource` is what labels in a creation need.
    private static let objects = [
        "s3:CreateBucket", "s3:DeleteBucket", "s3:DeleteObject", "s3:GetBucketTagging",
        "s3:GetObject", "s3:ListBucket", "s3:PutBucketTagging", "s3:PutObject",
        "s3:TagResource",
    ]

    /// Layers are checked by the registry when an image is pushed, and when Lambda reads it; Lambda
    /// lets itself in by the repository's policy.
    private static let images = [
        "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload",
        "ecr:CreateRepository", "ecr:DeleteRepository", "ecr:DescribeRepositories",
        "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer", "ecr:GetRepositoryPolicy",
        "ecr:InitiateLayerUpload", "ecr:ListTagsForResource", "ecr:PutImage",
        "ecr:SetRepositoryPolicy", "ecr:TagResource", "ecr:UploadLayerPart",
    ]

    private static let machines = [
        "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateSecurityGroup", "ec2:CreateTags",
        "ec2:DeleteKeyPair", "ec2:DeleteSecurityGroup", "ec2:DescribeInstances",
        "ec2:DescribeKeyPairs", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcs",
        "ec2:ImportKeyPair", "ec2:RunInstances", "ec2:TerminateInstances", "ssm:GetParameter",
    ]
}
