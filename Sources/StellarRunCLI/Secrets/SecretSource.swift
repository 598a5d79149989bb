import Values

/// Where the values of secrets come from: the environment, then a file, then a program.
///
/// In the environment and in the file a secret stands under its own name or the same in the form of
/// a variable (`slack-webhook`, `SLACK_WEBHOOK`).
struct SecretSource: Sendable {
    let environment: [String: String]
    var file = SecretsFile.none
    var program: SecretsProgram?

    /// The values of the named secrets, or the names that have none.
    ///
    /// - Throws: An ``EnvironmentFailure`` when the program cannot be started.
    func read(_ names: [String]) throws -> (found: [Secret], missing: [String]) {
        var found: [Secret] = []
        var missing: [String] = []
        for name in names {
            let known =
                Self.value(of: name, in: environment) ?? Self.value(of: name, in: file.values)
            if let value = try known ?? program?.value(of: name), !value.isEmpty {
                found.append(Secret(name: name, value: value))
            } else {
                missing.append(name)
            }
        }
        return (found, missing)
    }

    private static func value(of name: String, in values: [String: String]) -> String? {
        let value = values[name] ?? values[variable(for: name)]
        return value?.isEmpty == true ? nil : value
    }

    /// The environment variable of a secret.
    static func variable(for name: String) -> String {
        String(name.uppercased().map { $0 == "-" ? "_" : $0 })
    }
}
