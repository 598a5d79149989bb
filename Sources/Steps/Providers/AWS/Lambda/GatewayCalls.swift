/// The calls of the API Gateway that this provider makes, as values.
enum GatewayCalls {
    /// Creates an HTTP API that hands every request to one function.
    static func create(_ order: GatewayOrder) -> AWSCall {
        .rest(.apiGateway, "CreateApi", "POST", "/v2/apis", order, isIdempotent: false)
    }

    /// Lists a page of them.
    static func list(after token: String?) -> AWSCall {
        let page = token.map { [("nextToken", $0)] } ?? []
        return AWSCall(
            .apiGateway,
            "GetApis",
            "GET",
            "/v2/apis",
            query: [("maxResults", "50")] + page,
            isIdempotent: true
        )
    }

    /// Removes one.
    static func delete(_ identifier: String) -> AWSCall {
        AWSCall(
            .apiGateway,
            "DeleteApi",
            "DELETE",
            "/v2/apis/\(identifier)",
            isIdempotent: true
        )
    }
}

/// An HTTP API as it is asked for.
struct GatewayOrder: Encodable, Sendable, Hashable {
    var name: String
    var protocolType = "HTTP"
    /// The function that gets all requests.
    var target: String
    var tags: [String: String]
}

/// An HTTP API as it is described.
struct Gateway: Decodable, Sendable, Hashable {
    var apiId: String
    var apiEndpoint: String?
    var name: String
    var tags: [String: String]?
}

/// A page of HTTP APIs.
struct GatewayPage: Decodable, Sendable {
    var items: [Gateway]
    var nextToken: String?
}
