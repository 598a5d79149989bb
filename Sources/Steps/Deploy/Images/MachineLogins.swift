import Foundation
import Packaging
import Values

/// The logins to registries that somebody made on this machine, found as docker, podman and skopeo find
/// them: in files, and with programs that those name.
struct MachineLogins: RegistryCredentials {
    let environment: ProgramEnvironment
    let runner: ProgramRunner

    /// The first login that one of the files knows of.
    ///
    /// - Throws: A ``RegistryFailure`` for a file or a program that is there and of no use: without it, the
    ///   registry's refusal would be all that anybody hears.
    func credential(
        for host: String,
        repository: String
    ) async throws -> RegistryCredential? {
        for file in try files() {
            for place in try file.places(host: host, repository: repository) {
                switch place {
                case .here(let credential): return credential
                case .helper(let name, let registry):
                    let helper = CredentialHelper(
                        name: name,
                        environment: environment,
                        runner: runner
                    )
                    if let credential = try await helper.credential(for: registry) {
                        return credential
                    }
                }
            }
        }
        return nil
    }

    private func files() throws -> [RegistryLogins] {
        if let chosen = environment["REGISTRY_AUTH_FILE"], !chosen.isEmpty {
            guard let logins = try logins(at: chosen) else {
                throw RegistryFailure(
                    .environment,
                    "REGISTRY_AUTH_FILE names '\(chosen)', which is not there"
                )
            }
            return [logins]
        }
        return try usualPaths.compactMap(logins)
    }

    private var usualPaths: [String] {
        let run = environment["XDG_RUNTIME_DIR"].map { "\($0)/containers/auth.json" }
        let home = environment["HOME"].map { "\($0)/.docker" }
        let docker = (environment["DOCKER_CONFIG"] ?? home).map { "\($0)/config.json" }
        return [run, docker].compactMap { $0 }
    }

    /// `nil` where there is no file.
    private func logins(at path: String) throws -> RegistryLogins? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RegistryFailure(
                .environment,
                "the logins to registries in '\(path)' cannot be read"
            )
        }
        return try RegistryLogins(Array(data), from: path)
    }
}
