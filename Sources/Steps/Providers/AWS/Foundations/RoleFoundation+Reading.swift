import FaaS
import Values

extension RoleFoundation {
    func getting(_ name: String) -> AWSCall {
        AWSCall.form(.iam, "GetRole", [("RoleName", name)], isIdempotent: true)
    }

    func policyCall(_ operation: PolicyChange, _ role: String, _ policy: String) -> AWSCall {
        let parameters = [("RoleName", role), ("PolicyArn", policy)]
        switch operation {
        case .attach:
            return AWSCall.form(.iam, "AttachRolePolicy", parameters, isIdempotent: true)
        case .detach:
            return AWSCall.form(.iam, "DetachRolePolicy", parameters, isIdempotent: true)
        }
    }

    /// What is done with a policy.
    enum PolicyChange { case attach, detach }

    /// The record of a role, once it can be read: a new one takes a moment to show everywhere.
    func shown(_ name: String) async throws -> ResourceRecord {
        var attempt = 1
        while true {
            let call = getting(name)
            if let answer = try await aws.send(call, unless: ["NoSuchEntity"]) {
                let root = try answer.xml(call)
                return record(name, in: region, root.text("GetRoleResult", "Role", "Arn"))
            }
            guard attempt < 10 else {
                throw ProviderFailure(
                    code: .unavailable,
                    message: "IAM has created the role '\(name)' but does not show it"
                )
            }
            try await time.sleep(.seconds(min(attempt, 5)))
            attempt += 1
        }
    }

    func attachedPolicies(of name: String) async throws -> [String] {
        let call = AWSCall.form(
            .iam,
            "ListAttachedRolePolicies",
            [("RoleName", name)],
            isIdempotent: true
        )
        guard let answer = try await aws.send(call, unless: ["NoSuchEntity"]) else { return [] }
        return try answer.xml(call)
            .items("ListAttachedRolePoliciesResult", "AttachedPolicies")
            .compactMap { $0.text("PolicyArn") }
    }

    /// The resource names of all roles below our path.
    func roles() async throws -> [String] {
        var found: [String] = []
        var marker: String?
        repeat {
            let call = AWSCall.form(
                .iam,
                "ListRoles",
                [("PathPrefix", Self.path), ("MaxItems", "100")]
                    + (marker.map { [("Marker", $0)] } ?? []),
                isIdempotent: true
            )
            let root = try await aws.document(call)
            found += root.items("ListRolesResult", "Roles").compactMap { $0.text("Arn") }
            marker =
                root.text("ListRolesResult", "IsTruncated") == "true"
                ? root.text("ListRolesResult", "Marker") : nil
        } while marker != nil
        return found
    }

    func labels(of name: String) async throws -> [String: String] {
        try await labelsIfThere(of: name) ?? [:]
    }

    /// The labels of a role; `nil` when it is gone.
    func labelsIfThere(of name: String) async throws -> [String: String]? {
        let call = AWSCall.form(.iam, "ListRoleTags", [("RoleName", name)], isIdempotent: true)
        guard let answer = try await aws.send(call, unless: ["NoSuchEntity"]) else { return nil }
        return AWSTags.labels(try answer.xml(call).items("ListRoleTagsResult", "Tags"))
    }
}
