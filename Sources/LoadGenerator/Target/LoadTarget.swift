package import Values

/// Where requests go and what they say.
///
/// `{id}` in the path or in the value of a header field stands for the number of the request.
package struct LoadTarget: Sendable, Hashable {
    /// Whether requests go over TLS.
    package let isSecure: Bool
    /// The name or literal address of the host, without brackets.
    package let host: String
    /// The port.
    package let port: Int
    /// The path with its query.
    package let path: String
    /// The method, such as `POST`.
    package let method: String
    /// Header fields beside `Host` and `Content-Length`, which are written for you.
    package let headers: [HTTPField]
    /// The body; empty for none.
    package let body: [UInt8]

    /// Checks everything a request is made of.
    ///
    /// - Parameters:
    ///   - url: An absolute address that begins with `http://` or `https://`.
    ///   - method: The method.
    ///   - headers: Header fields in the order in which they are sent.
    ///   - body: The body; empty for none.
    /// - Throws: A ``LoadError`` with the code `invalidTarget` when something could not be sent, or
    ///   could be read by the server as something else than it is.
    package init(
        url: String,
        method: String = "GET",
        headers: [HTTPField] = [],
        body: [UInt8] = []
    ) throws(LoadError) {
        let address = try HTTPAddress(url)
        guard HTTPText.isToken(method) else {
            throw LoadError(code: .invalidTarget, message: "'\(method)' is no method")
        }
        for field in headers { try Self.check(field) }
        isSecure = address.isSecure
        host = address.host
        port = address.port
        path = address.path
        self.method = method
        self.headers = headers
        self.body = body
    }

    private static func check(_ field: HTTPField) throws(LoadError) {
        guard HTTPText.isToken(field.name), HTTPText.isValue(field.value) else {
            throw LoadError(code: .invalidTarget, message: "header '\(field.name)' cannot be sent")
        }
        guard !["content-length", "transfer-encoding"].contains(field.name.lowercased()) else {
            throw LoadError(code: .invalidTarget, message: "header '\(field.name)' is set for you")
        }
    }
}
