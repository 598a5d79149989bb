import NIOHTTP1

/// The server's public side: `/f/NAME/…` reaches a function, `/_control/…` the control API.
///
/// Lives on the server's event loop.
final class Gateway: HTTPService {
    private let registry: FunctionRegistry
    private let control: ControlAPI

    init(registry: FunctionRegistry, control: ControlAPI) {
        self.registry = registry
        self.control = control
    }

    func respond(to request: ServerRequest, on connection: HTTPConnection) {
        let path = request.path
        guard path.hasPrefix("/f/") else {
            guard path.hasPrefix("/_control/") else { return connection.send(Self.nothing) }
            return control.respond(to: request, on: connection)
        }
        let rest = path.dropFirst(3)
        let name = rest.prefix { $0 != "/" }
        guard let host = registry.find(name) else { return connection.send(Self.nothing) }
        host.serve(request, path: rest[name.endIndex...], for: connection)
    }

    func bodyLimit(of request: ServerRequest) -> Int {
        let isControl = request.path.hasPrefix("/_control/") && control.admits(request)
        return isControl ? ControlAPI.uploadLimit : LoopbackListener.invocationLimit
    }

    func bodyTooLarge(in request: ServerRequest, on connection: HTTPConnection) {}

    func connectionBroke(_ connection: HTTPConnection, _ reason: String) {}

    func connectionClosed(_ connection: HTTPConnection) {}

    private static let nothing = ServerResponse.json(
        .notFound,
        #"{"schema":1,"error":{"code":"not-found","message":"no such function"}}"#
    )
}
