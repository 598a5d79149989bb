import FoundationEssentials
import NIOCore
import NIOHTTP1
import Values

/// A whole request, as it came in.
struct CloudRequest {
    var method: HTTPMethod
    /// The path and the query, still percent-encoded; we write no name that needs encoding.
    var target: String
    var body = ByteBuffer()

    /// The path in pieces.
    var path: [String] { target.prefix { $0 != "?" }.split(separator: "/").map(String.init) }

    /// The value of a query parameter.
    func parameter(_ name: String) -> String? {
        let query = target.drop { $0 != "?" }.dropFirst()
        for pair in query.split(separator: "&") where pair.hasPrefix("\(name)=") {
            return String(pair.dropFirst(name.count + 1))
        }
        return nil
    }

    /// The body as a value; `nil` when it is none.
    func decoded<Value: Decodable>(as type: Value.Type) -> Value? {
        // What is no value of the type is answered as an invalid request.
        try? JSONDecoder().decode(type, from: Data(body.readableBytesView))
    }
}

extension CloudRequest {
    /// The call to an account, from the pieces of the path after the account's name.
    func call(_ path: ArraySlice<String>) -> CloudCall? {
        let rest = Array(path.dropFirst())
        let id = rest.joined(separator: "/")
        switch (path.first, method, rest.count) {
        case ("resources", .POST, 0): return decoded(as: CloudOrder.self).map(CloudCall.create)
        case ("resources", .GET, 0): return .list(run: parameter("run"))
        case ("resources", .GET, 2): return .find(kind: rest[0], name: rest[1])
        case ("resources", .DELETE, 2): return .delete(id: id)
        case ("resources", .PUT, 2):
            return decoded(as: [String: String].self).map { .relabel(id: id, labels: $0) }
        case ("f", _, 1):
            let nanoseconds = parameter("service-time").flatMap { Int($0) } ?? 0
            return .invoke(function: rest[0], serviceTime: .nanoseconds(nanoseconds))
        default: return nil
        }
    }
}
