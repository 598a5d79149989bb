import FaaS

/// What a machine of EC2 stands on and is, in the words of records and of tags.
enum EC2Resource: String, Sendable, Hashable, CaseIterable {
    /// The public key that its user logs in with.
    case keyPair = "machine-key-pair"
    /// Who may connect.
    case securityGroup = "machine-security-group"
    case instance = "machine"

    /// What EC2 calls it in a tag specification.
    var tagType: String {
        switch self {
        case .keyPair: "key-pair"
        case .securityGroup: "security-group"
        case .instance: "instance"
        }
    }
}
