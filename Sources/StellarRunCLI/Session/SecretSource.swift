import Values

/// Where the values of secrets come from: the environment, under the secret's own name or the same
/// in the form of a variable (`slack-webhook`, `SLACK_WEBHOOK`).
struct SecretSource: Sendable {
    let environment: [String: String]

    /// The values of the named secrets, or the names that have none.
    func read(_ names: [String]) -> (found: [Secret], missing: [String]) {
        var found: [Secret] = []
        var missing: [String] = []
        for name in names {
            let value = environment[name] ?? environment[Self.variable(for: name)]
            if let value, !value.isEmpty {
                found.append(Secret(name: name, value: value))
            } else {
                missing.append(name)
            }
        }
        return (found, missing)
    }

    /// The environment variable of a secret.
    static func variable(for name: String) -> String {
        String(name.uppercased().map { $0 == "-" ? "_" : $0 })
    }
}
