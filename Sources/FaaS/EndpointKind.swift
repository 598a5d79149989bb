/// What stands between the web and a function; kinds measure differently, so it is declared.
public enum EndpointKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The function's own address.
    case functionURL = "function-url"
    /// A gateway before it that speaks HTTP.
    case httpAPI = "http-api"
}
