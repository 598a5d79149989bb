/// What to say in `Authorization`, as far as it was found out, for each registry and scope.
actor RegistryTokens {
    private var headers: [RegistryScope: String] = [:]

    func header(for scope: RegistryScope) -> String? { headers[scope] }

    func keep(_ header: String, for scope: RegistryScope) { headers[scope] = header }

    func forget(_ scope: RegistryScope) { headers[scope] = nil }
}

/// What we may do where.
struct RegistryScope: Sendable, Hashable {
    var host: String
    var repository: String
    /// What tokens are asked for, such as `repository:hello:pull,push`.
    var text: String

    /// What is done in a repository, and in another one that blobs are taken from.
    init(_ reference: RegistryReference, pushing: Bool, mountingFrom source: String? = nil) {
        host = reference.host
        repository = reference.repository
        text = "repository:\(reference.repository):pull\(pushing ? ",push" : "")"
        if let source { text += " repository:\(source):pull" }
    }
}
