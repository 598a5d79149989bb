/// What the credentials must allow, in the words of AWS's policies.
///
/// The folder's README holds the same as a policy, narrowed to what is ours; a test holds both against
/// the calls that the code makes.
enum AWSPermissions {
    /// Everything that any pipeline needs.
    static let all = [
        "apigateway:DELETE", "apigateway:GET", "apigateway:POST", "apigateway:TagResource",
        "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateKeyPair", "ec2:CreateSecurityGroup",
        "ec2:CreateTags", "ec2:DeleteKeyPair", "ec2:DeleteSecurityGroup",
        "ec2:DescribeInstances", "ec2:DescribeKeyPairs", "ec2:DescribeSecurityGroups",
        "ec2:ImportKeyPair", "ec2:RunInstances", "ec2:TerminateInstances",
        "ecr:BatchCheckLayerAvailability", "ecr:CompleteLayerUpload", "ecr:CreateRepository",
        "ecr:DeleteRepository", "ecr:DescribeRepositories", "ecr:GetAuthorizationToken",
        "ecr:InitiateLayerUpload", "ecr:ListTagsForResource", "ecr:PutImage",
        "ecr:TagResource", "ecr:UploadLayerPart", "iam:AttachRolePolicy", "iam:CreateRole",
        "iam:DeleteRole", "iam:DetachRolePolicy", "iam:GetRole",
        "iam:ListAttachedRolePolicies", "iam:ListRoleTags", "iam:ListRoles", "iam:PassRole",
        "iam:TagRole",
    ]
}
