/// Where credentials come from, decided before anything is asked.
indirect enum AWSCredentialOrigin: Sendable, Hashable, CustomStringConvertible {
    /// They are written down.
    case keys(AWSCredentials, in: String)
    /// A program prints them.
    case process(command: String, profile: String)
    /// A role that other credentials may take.
    case role(AWSRoleRequest, from: AWSCredentialOrigin)
    /// A role that whoever holds a token may take, as in a job of GitHub.
    case webIdentity(AWSRoleRequest, tokenFile: String)
    /// The service that containers ask.
    case container(url: String, token: String?, tokenFile: String?)
    /// The service that EC2 machines ask.
    case instance

    /// What people call it.
    var description: String {
        switch self {
        case .keys(_, let place): place
        case .process(_, let profile): "the credential_process of profile '\(profile)'"
        case .role(let role, let origin): "the role \(role.arn), taken with \(origin)"
        case .webIdentity(let role, let file):
            "the role \(role.arn), taken with the web identity in '\(file)'"
        case .container: "the container's credentials service"
        case .instance: "the role of this EC2 machine"
        }
    }
}

/// A role that is to be taken.
struct AWSRoleRequest: Sendable, Hashable {
    /// The role's resource name.
    var arn: String
    /// What the session is called in AWS's records.
    var sessionName: String
    /// What the role's owner wants to hear, where somebody else's role is taken.
    var externalID: String?
    /// How long the credentials are to last, in seconds; `nil` for an hour.
    var seconds: String?
}
