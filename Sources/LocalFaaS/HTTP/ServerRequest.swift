import NIOCore
import NIOHTTP1

/// A whole request, as it came in.
struct ServerRequest {
    var method: HTTPMethod
    /// The path and the query, still percent-encoded.
    var target: String
    var headers: HTTPHeaders
    var body: ByteBuffer

    /// The path without the query.
    var path: Substring { target.prefix { $0 != "?" } }

    /// What follows the first question mark; empty without one.
    var query: Substring {
        guard let mark = target.firstIndex(of: "?") else { return "" }
        return target[target.index(after: mark)...]
    }
}
