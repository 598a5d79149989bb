import FoundationEssentials
import NIOCore
import NIOHTTP1

/// What a handler returned, as function URLs read it.
enum FunctionURLAnswer {
    /// An object with a `statusCode`: an HTTP answer in parts.
    case parts(FunctionURLParts)
    /// Any other JSON: the body of a 200.
    case value

    /// Turns a handler's answer into the HTTP answer for the client.
    static func response(for body: ByteBuffer) -> Result<ServerResponse, MalformedAnswer> {
        let answer: FunctionURLAnswer
        do {
            answer = try JSONDecoder().decode(Self.self, from: Data(body.readableBytesView))
        } catch {
            return .failure(MalformedAnswer(error))
        }
        switch answer {
        case .parts(let parts): return parts.response
        case .value:
            let headers: HTTPHeaders = ["content-type": "application/json"]
            return .success(ServerResponse(status: .ok, headers: headers, body: body))
        }
    }
}

extension FunctionURLAnswer: Decodable {
    private enum Key: CodingKey { case statusCode }

    init(from decoder: any Decoder) throws {
        // A number or a list has no keys at all, which is fine.
        let keys = try? decoder.container(keyedBy: Key.self)
        if let keys, keys.contains(.statusCode) {
            self = .parts(try FunctionURLParts(from: decoder))
        } else {
            self = .value
        }
    }
}
