import NIOCore
import NIOHTTP1

/// A whole answer, ready to be sent in one go.
struct ServerResponse {
    var status: HTTPResponseStatus
    var headers: HTTPHeaders = [:]
    var body = ByteBuffer()

    /// An answer of JSON text.
    static func json(_ status: HTTPResponseStatus, _ text: String) -> ServerResponse {
        let headers: HTTPHeaders = ["content-type": "application/json"]
        return ServerResponse(status: status, headers: headers, body: ByteBuffer(string: text))
    }
}
