import FaaS
import Values

// Versions with snapshots, and instances that are started anew.
extension LambdaFunctions {
    /// The alias that requests for a function with a snapshot go to.
    static let alias = "snap"
    /// The variable whose change makes instances old.
    private static let counter = "STELLAR_RENEWAL"

    /// Publishes a version, waits until its snapshot is there, and lets the alias mean it.
    func publish(_ name: String) async throws {
        let made = try await client.send(LambdaCalls.publish(name), as: LambdaConfiguration.self)
        guard let version = made.version else {
            throw ProviderFailure(code: .unknown, message: "'\(name)' has a version without number")
        }
        try await ready(name, version: version)
        do {
            _ = try await client.send(
                LambdaCalls.createAlias(name, Self.alias, version: version)
            )
        } catch let failure as ProviderFailure where failure.code == .conflict {
            _ = try await client.send(
                LambdaCalls.updateAlias(name, Self.alias, version: version)
            )
        }
    }

    /// Changes a variable of a function that nobody reads, so that all its instances are old, and waits
    /// until requests meet new ones.
    func renew(_ name: String) async throws {
        let function = try await ready(name)
        var variables = function.configuration.environment?.variables ?? [:]
        let count = variables[Self.counter].flatMap { Int($0) } ?? 0
        variables[Self.counter] = "\(count + 1)"
        try await update(name, variables)
        let renewed = try await ready(name)
        if renewed.tags?[LambdaTag.snapshot] != nil { try await publish(name) }
    }

    private func update(_ name: String, _ variables: [String: String]) async throws {
        for pause in polling.pauses {
            do {
                _ = try await client.send(LambdaCalls.update(name, variables))
                return
            } catch let failure as ProviderFailure where failure.code == .conflict {
                // Another change is under way.
                try await time.sleep(pause)
            }
        }
        throw ProviderFailure(
            code: .unavailable,
            message: "function '\(name)' was always being changed by somebody else"
        )
    }
}
