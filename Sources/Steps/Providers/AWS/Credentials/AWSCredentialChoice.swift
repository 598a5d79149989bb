import FaaS
import Values

/// Chooses where credentials come from, in the order in which AWS's own tools look.
///
/// Pure: follows from the environment and the files.
struct AWSCredentialChoice: Sendable {
    /// The environment variables.
    let environment: [String: String]
    /// The profiles.
    let profiles: AWSProfiles

    /// The name of the profile that is used.
    var profileName: String {
        environment["AWS_PROFILE"] ?? environment["AWS_DEFAULT_PROFILE"] ?? "default"
    }

    /// The settings of the profile that is used; none where there is no such profile.
    var profile: [String: String] { profiles.profile(profileName) ?? [:] }

    /// The region, where the environment or the profile names one.
    var region: String? {
        let found = environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
        return [found, profile["region"]].compactMap { $0 }.first { !$0.isEmpty }
    }

    /// Where credentials come from.
    ///
    /// - Throws: A `ProviderFailure` that says what is set and cannot be used.
    func origin() throws(ProviderFailure) -> AWSCredentialOrigin {
        if let keys = Self.keys(
            environment,
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            in: "the environment variables"
        ) {
            return keys
        }
        if let named = environment["AWS_PROFILE"], profiles.profile(named) == nil {
            throw Self.failure(
                "AWS_PROFILE names '\(named)', and there is no such profile in ~/.aws"
            )
        }
        if let found = try origin(ofProfile: profileName, seen: []) { return found }
        if let found = webIdentity(
            environment,
            "AWS_ROLE_ARN",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_ROLE_SESSION_NAME"
        ) {
            return found
        }
        if let found = container { return found }
        guard environment["AWS_EC2_METADATA_DISABLED"]?.lowercased() != "true" else {
            throw Self.failure(
                "there are no credentials for AWS; set AWS_ACCESS_KEY_ID and "
                    + "AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
            )
        }
        return .instance
    }

    /// What a profile says, following the profiles that it names; `nil` when it says nothing.
    private func origin(
        ofProfile name: String,
        seen: [String]
    ) throws(ProviderFailure) -> AWSCredentialOrigin? {
        guard let profile = profiles.profile(name) else { return nil }
        if profile["role_arn"] != nil, !seen.contains(name) {
            if let found = webIdentity(
                profile,
                "role_arn",
                "web_identity_token_file",
                "role_session_name"
            ) {
                return found
            }
            return try role(profile, name, seen)
        }
        if let keys = Self.keys(
            profile,
            "aws_access_key_id",
            "aws_secret_access_key",
            "aws_session_token",
            in: "profile '\(name)'"
        ) {
            return keys
        }
        if let command = profile["credential_process"] {
            return .process(command: command, profile: name)
        }
        guard profile["sso_session"] == nil, profile["sso_start_url"] == nil else {
            throw Self.failure(
                "profile '\(name)' signs in with SSO, which is not known here; type "
                    + "'aws configure export-credentials --profile \(name) --format env' and set "
                    + "what it prints"
            )
        }
        return nil
    }

    private func role(
        _ profile: [String: String],
        _ name: String,
        _ seen: [String]
    ) throws(ProviderFailure) -> AWSCredentialOrigin {
        guard profile["mfa_serial"] == nil else {
            throw Self.failure(
                "profile '\(name)' wants a code from a device, and nobody may be there to type it"
            )
        }
        let request = Self.request(profile, profile["role_arn"] ?? "", "role_session_name")
        if let source = profile["source_profile"] {
            guard !seen.contains(source), source == name || profiles.profile(source) != nil,
                let origin = try origin(ofProfile: source, seen: seen + [name])
            else {
                throw Self.failure(
                    "profile '\(name)' takes its role with profile '\(source)', which has no "
                        + "credentials"
                )
            }
            return .role(request, from: origin)
        }
        switch profile["credential_source"] {
        case "Environment"?:
            throw Self.failure(
                "profile '\(name)' takes its role with credentials of the environment, and "
                    + "AWS_ACCESS_KEY_ID is not set"
            )
        case "EcsContainer"?:
            if let container { return .role(request, from: container) }
        case "Ec2InstanceMetadata"?: return .role(request, from: .instance)
        default: break
        }
        throw Self.failure(
            "profile '\(name)' has a role_arn, but neither source_profile nor a credential_source "
                + "that is there"
        )
    }

    private func webIdentity(
        _ settings: [String: String],
        _ role: String,
        _ file: String,
        _ session: String
    ) -> AWSCredentialOrigin? {
        guard let arn = settings[role], let file = settings[file] else { return nil }
        return .webIdentity(Self.request(settings, arn, session), tokenFile: file)
    }

    private var container: AWSCredentialOrigin? {
        let url =
            environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"]
            .map { "http://169.254.170.2\($0)" }
            ?? environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"]
        return url.map {
            .container(
                url: $0,
                token: environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"],
                tokenFile: environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"]
            )
        }
    }

    private static func keys(
        _ settings: [String: String],
        _ access: String,
        _ secret: String,
        _ token: String,
        in place: String
    ) -> AWSCredentialOrigin? {
        guard let access = settings[access], let secret = settings[secret], !access.isEmpty else {
            return nil
        }
        let credentials = AWSCredentials(
            accessKey: access,
            secretKey: secret,
            sessionToken: settings[token].flatMap { $0.isEmpty ? nil : $0 }
        )
        return .keys(credentials, in: place)
    }

    private static func request(
        _ settings: [String: String],
        _ arn: String,
        _ session: String
    ) -> AWSRoleRequest {
        AWSRoleRequest(
            arn: arn,
            sessionName: settings[session] ?? "stellar-run",
            externalID: settings["external_id"],
            seconds: settings["duration_seconds"]
        )
    }

    private static func failure(_ message: String) -> ProviderFailure {
        ProviderFailure(code: .environment, message: message)
    }
}
