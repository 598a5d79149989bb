import FoundationEssentials

/// The calls of EC2, as they go over the wire.
enum EC2Calls {
    typealias Parameter = (name: String, value: String)

    /// The newest image behind a public parameter.
    static func image(_ parameter: String) -> AWSCall {
        .json(.ssm, "GetParameter", ["Name": parameter], isIdempotent: true)
    }

    /// The network that everything is in when nobody says otherwise.
    static let defaultNetwork = AWSCall.form(
        .ec2,
        "DescribeVpcs",
        filters([("is-default", ["true"])]),
        isIdempotent: true
    )

    /// Takes over a public key, a line of OpenSSH; its name is taken once.
    static func importKeyPair(
        _ name: String,
        _ publicKey: String,
        tags: [String: String]
    ) -> AWSCall {
        let material = Data(publicKey.utf8).base64EncodedString()
        return .form(
            .ec2,
            "ImportKeyPair",
            [("KeyName", name), ("PublicKeyMaterial", material)] + self.tags(["key-pair"], tags),
            isIdempotent: true
        )
    }

    /// Makes a group that lets nobody in; its name is taken once.
    static func createGroup(
        _ name: String,
        in network: String,
        tags: [String: String]
    ) -> AWSCall {
        .form(
            .ec2,
            "CreateSecurityGroup",
            [
                ("GroupName", name), ("GroupDescription", "client machine of stellar-run"),
                ("VpcId", network),
            ] + self.tags(["security-group"], tags),
            isIdempotent: true
        )
    }

    /// Lets an address in to log in; the second time it is refused as a duplicate.
    static func admit(_ addresses: String, to group: String) -> AWSCall {
        .form(
            .ec2,
            "AuthorizeSecurityGroupIngress",
            [
                ("GroupId", group), ("IpPermissions.1.IpProtocol", "tcp"),
                ("IpPermissions.1.FromPort", "22"), ("IpPermissions.1.ToPort", "22"),
                ("IpPermissions.1.IpRanges.1.CidrIp", addresses),
                ("IpPermissions.1.IpRanges.1.Description", "stellar-run"),
            ],
            isIdempotent: true
        )
    }

    /// Starts a machine; the token makes it one machine, however often it is sent.
    static func run(_ launch: EC2Launch) -> AWSCall {
        .form(
            .ec2,
            "RunInstances",
            [
                ("ImageId", launch.image), ("InstanceType", launch.size), ("MinCount", "1"),
                ("MaxCount", "1"), ("KeyName", launch.keyName),
                ("SecurityGroupId.1", launch.group),
                ("UserData", Data(launch.userData.utf8).base64EncodedString()),
                ("InstanceInitiatedShutdownBehavior", "terminate"),
                ("MetadataOptions.HttpTokens", "required"), ("ClientToken", launch.token),
            ] + tags(["instance", "volume", "network-interface"], launch.tags),
            isIdempotent: true
        )
    }

    /// Machines, by filters; a page of them.
    static func instances(
        _ filters: [(name: String, values: [String])],
        after page: String? = nil
    ) -> AWSCall {
        let rest = page.map { [("NextToken", $0)] } ?? []
        return .form(
            .ec2,
            "DescribeInstances",
            self.filters(filters) + [("MaxResults", "100")] + rest,
            isIdempotent: true
        )
    }

    /// One machine.
    static func instance(_ identifier: String) -> AWSCall {
        .form(.ec2, "DescribeInstances", [("InstanceId.1", identifier)], isIdempotent: true)
    }

    static func terminate(_ identifiers: [String]) -> AWSCall {
        let parameters = identifiers.enumerated().map { ("InstanceId.\($0 + 1)", $1) }
        return .form(.ec2, "TerminateInstances", parameters, isIdempotent: true)
    }

    static func groups(_ filters: [(name: String, values: [String])]) -> AWSCall {
        .form(.ec2, "DescribeSecurityGroups", self.filters(filters), isIdempotent: true)
    }

    static func deleteGroup(_ identifier: String) -> AWSCall {
        .form(.ec2, "DeleteSecurityGroup", [("GroupId", identifier)], isIdempotent: true)
    }

    static func keyPairs(_ filters: [(name: String, values: [String])]) -> AWSCall {
        .form(.ec2, "DescribeKeyPairs", self.filters(filters), isIdempotent: true)
    }

    /// Succeeds also when there is none of the name.
    static func deleteKeyPair(_ name: String) -> AWSCall {
        .form(.ec2, "DeleteKeyPair", [("KeyName", name)], isIdempotent: true)
    }

    /// Writes labels over those that are there.
    static func label(_ identifier: String, _ tags: [String: String]) -> AWSCall {
        let pairs = tags.sorted { $0.key < $1.key }.enumerated().flatMap { index, tag in
            [("Tag.\(index + 1).Key", tag.key), ("Tag.\(index + 1).Value", tag.value)]
        }
        return .form(.ec2, "CreateTags", [("ResourceId.1", identifier)] + pairs, isIdempotent: true)
    }
}

extension EC2Calls {
    private static func tags(_ types: [String], _ tags: [String: String]) -> [Parameter] {
        let sorted = tags.sorted { $0.key < $1.key }
        return types.enumerated().flatMap { place, type -> [Parameter] in
            let prefix = "TagSpecification.\(place + 1)"
            return [("\(prefix).ResourceType", type)]
                + sorted.enumerated().flatMap { index, tag -> [Parameter] in
                    [
                        ("\(prefix).Tag.\(index + 1).Key", tag.key),
                        ("\(prefix).Tag.\(index + 1).Value", tag.value),
                    ]
                }
        }
    }

    private static func filters(
        _ filters: [(name: String, values: [String])]
    ) -> [Parameter] {
        filters.enumerated().flatMap { place, filter -> [Parameter] in
            let prefix = "Filter.\(place + 1)"
            return [("\(prefix).Name", filter.name)]
                + filter.values.enumerated().map { index, value -> Parameter in
                    ("\(prefix).Value.\(index + 1)", value)
                }
        }
    }
}
