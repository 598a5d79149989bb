import FoundationEssentials
import Pipeline
import Values

/// The keys of `provision` that say how a machine is reached which is there already.
struct MachineAccessKeys: Sendable {
    private let port: Int?
    private let identity: String?
    private let hostKeys: [String]
    private let program: String?
    let patience: Duration

    init(reading mapping: inout MappingReader) {
        port = mapping.optional("port", .integer(in: 1...65535), "the port of its ssh server")
        identity = mapping.optional(
            "identity",
            .text,
            "the absolute path of the private key to log in with; else those that ssh finds"
        )
        hostKeys = mapping.value(
            "host-key",
            .oneOrMore(of: .hostKey),
            default: [],
            "its public key, as `ssh-ed25519 AAAA…`; else what known_hosts says"
        )
        program = mapping.optional(
            "program",
            .text,
            "the absolute path of stellar-run over there; else it is copied there"
        )
        patience = mapping.value(
            "patience",
            .duration(in: .seconds(5)...),
            default: .seconds(120),
            "how long its steps go on without a connection"
        )
    }

    /// How the machine of an address is reached.
    func reach(_ address: String) -> MachineReach {
        MachineReach(
            address: address,
            port: port,
            identity: identity,
            hostKeys: hostKeys,
            program: program,
            patience: Double(patience.nanoseconds) / 1e9
        )
    }
}

extension KeyType where Parsed == String {
    /// What `ssh` takes as a destination.
    static var machineAddress: KeyType<String> {
        KeyType(.text, placeholder: "", name: "an address") { value throws(KeyProblem) in
            // What begins with a hyphen would be an option.
            guard case .text(let text) = value, !text.isEmpty, !text.hasPrefix("-"),
                !text.contains(where: { $0.isWhitespace || $0.isNewline }), !text.hasSuffix("@")
            else { throw KeyProblem("must be an address such as user@host") }
            return text
        }
    }

    /// A public key as in a file of known hosts, without the name of the host.
    static var hostKey: KeyType<String> {
        KeyType(.text, placeholder: "", name: "a public key") { value throws(KeyProblem) in
            guard case .text(let text) = value else { throw KeyProblem("must be a public key") }
            let words = text.split(separator: " ")
            guard words.count >= 2, words[0].contains("-"), !text.contains(where: \.isNewline),
                Data(base64Encoded: String(words[1])) != nil
            else { throw KeyProblem("must be a public key such as ssh-ed25519 AAAA…") }
            return "\(words[0]) \(words[1])"
        }
    }
}
