import NIOCore
import NIOHTTP1

/// All accounts of the cloud, and the calls that open, look into and close them.
///
/// Lives on the cloud's event loop.
final class CloudAccounts {
    private let loop: any EventLoop
    private var accounts: [String: CloudAccount] = [:]

    init(loop: any EventLoop) { self.loop = loop }

    func respond(to request: CloudRequest, on connection: CloudConnection) {
        let path = request.path
        guard path.count >= 2 else { return connection.send(.invalid) }
        switch path[0] {
        case "control": control(request, path[1], connection)
        case "a":
            guard let account = accounts[path[1]], let call = request.call(path.dropFirst(2))
            else { return connection.send(.invalid) }
            account.receive(call, from: connection)
        default: connection.send(.invalid)
        }
    }

    private func control(
        _ request: CloudRequest,
        _ name: String,
        _ connection: CloudConnection
    ) {
        switch request.method {
        case .PUT:
            guard let script = request.decoded(as: CloudScript.self) else {
                return connection.send(.invalid)
            }
            accounts[name]?.close()
            accounts[name] = CloudAccount(script, loop: loop)
            connection.send(CloudReply(script))
        case .GET:
            guard let account = accounts[name] else { return connection.send(.invalid) }
            connection.send(CloudReply(account.truth))
        case .DELETE:
            accounts.removeValue(forKey: name)?.close()
            connection.send(CloudReply([String]()))
        default: connection.send(.invalid)
        }
    }
}
