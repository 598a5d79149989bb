import Foundation
import Values

/// The logins to registries that docker, podman and skopeo keep in a file.
package struct RegistryLogins: Sendable {
    /// Where a login is.
    package enum Place: Sendable, Hashable {
        /// In the file itself.
        case here(RegistryCredential)
        /// With the program `docker-credential-NAME`, under a name of the registry.
        case helper(String, registry: String)
    }

    private let path: String
    private let entries: [String: Entry]
    private let helpers: [String: String]
    private let helper: String?

    /// Reads a file.
    ///
    /// - Throws: A ``RegistryFailure`` that names the file, and nothing of what is in it.
    package init(_ data: [UInt8], from path: String) throws {
        do {
            let file = try JSONDecoder().decode(File.self, from: Data(data))
            self.path = path
            entries = Dictionary(
                (file.auths ?? [:]).sorted { $0.key < $1.key }.map {
                    (Self.plain($0.key), $0.value)
                }
            ) { first, _ in first }
            helpers = file.credHelpers ?? [:]
            helper = file.credsStore.flatMap { $0.isEmpty ? nil : $0 }
        } catch {
            throw RegistryFailure(
                .environment,
                "the logins to registries in '\(path)' cannot be read: it is not JSON of the form that "
                    + "docker and podman write"
            )
        }
    }

    /// Where a login to a repository may be, the best first: one for a part of a registry goes before
    /// one for all of it.
    ///
    /// - Throws: A ``RegistryFailure`` for an entry that is damaged.
    package func places(host: String, repository: String) throws -> [Place] {
        let names = Self.names(of: host)
        var places: [Place] = []
        if let helper = names.lazy.compactMap({ helpers[$0] }).first ?? helper {
            places.append(.helper(helper, registry: names[0]))
        }
        let parts = repository.split(separator: "/").map(String.init)
        let spaces = (1...max(1, parts.count)).reversed().map {
            "\(host)/" + parts.prefix($0).joined(separator: "/")
        }
        var seen: Set<String> = []
        for name in spaces + names.map(Self.plain) where seen.insert(name).inserted {
            guard let entry = entries[name], let credential = try credential(entry, name)
            else { continue }
            places.append(.here(credential))
        }
        return places
    }

    /// What a registry is called in such files; Docker Hub has an odd name for historical reasons.
    private static func names(of host: String) -> [String] {
        ["docker.io", "index.docker.io", "registry-1.docker.io"].contains(host)
            ? ["https://index.docker.io/v1/", "docker.io", "index.docker.io"] : [host]
    }

    /// A key without what some tools wrote around a host.
    private static func plain(_ key: String) -> String {
        for scheme in ["https://", "http://"] where key.hasPrefix(scheme) {
            return String(key.dropFirst(scheme.count).prefix { $0 != "/" })
        }
        return key
    }

    private func credential(_ entry: Entry, _ name: String) throws -> RegistryCredential? {
        let secret = { Secret(name: "login to \(name)", value: $0) }
        if let token = entry.identitytoken, !token.isEmpty { return .identity(secret(token)) }
        if let token = entry.registrytoken, !token.isEmpty { return .bearer(secret(token)) }
        if let text = entry.auth, !text.isEmpty {
            // Some tools fill the text up with zeros.
            let plain = Data(base64Encoded: text).map { $0.prefix { $0 != 0 } }
            let both = plain.map { String(decoding: $0, as: UTF8.self) }
            guard let both, let colon = both.firstIndex(of: ":") else {
                throw RegistryFailure(
                    .environment,
                    "the login to '\(name)' in '\(path)' is not a name and a password in base 64"
                )
            }
            let password = secret(String(both[both.index(after: colon)...]))
            return .basic(user: String(both[..<colon]), password: password)
        }
        guard let user = entry.username, let password = entry.password else { return nil }
        return .basic(user: user, password: secret(password))
    }

    private struct File: Decodable {
        var auths: [String: Entry]?
        var credHelpers: [String: String]?
        var credsStore: String?
    }

    private struct Entry: Decodable {
        var auth: String?
        var username: String?
        var password: String?
        var identitytoken: String?
        var registrytoken: String?
    }
}
