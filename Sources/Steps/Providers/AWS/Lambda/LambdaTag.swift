import FaaS

/// What a function is labelled with besides what whoever creates it asks for: what has to be known of it
/// and Lambda does not tell.
enum LambdaTag {
    /// The word of the runtime.
    static let runtime = "stellar-runtime"
    /// The kind of the endpoint.
    static let endpoint = "stellar-endpoint"
    /// Whether requests go to the alias of a version with a snapshot.
    static let snapshot = "stellar-snapshot"

    /// Those that are ours alone.
    static let own: Set<String> = [runtime, endpoint, snapshot]

    /// The tags of a function.
    static func tags(_ function: FunctionSpec, labels: [String: String]) -> [String: String] {
        var tags = labels
        tags[runtime] = function.runtime
        tags[endpoint] = (function.endpoint ?? .functionURL).rawValue
        if function.startsFromSnapshot { tags[snapshot] = "true" }
        return tags
    }

    /// The labels that somebody asked for.
    static func labels(_ tags: [String: String]) -> [String: String] {
        tags.filter { !own.contains($0.key) }
    }
}
