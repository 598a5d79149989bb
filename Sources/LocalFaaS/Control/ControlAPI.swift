import FoundationEssentials
import NIOCore
import NIOHTTP1
import Values

/// Answers the control API; lives on the server's event loop.
final class ControlAPI {
    /// The longest package that can be sent; longer ones are named by their path.
    static let uploadLimit = 256 << 20

    private let registry: FunctionRegistry
    private let context: ServerContext
    private let shutDown: () -> Void

    init(registry: FunctionRegistry, context: ServerContext, shutDown: @escaping () -> Void) {
        self.registry = registry
        self.context = context
        self.shutDown = shutDown
    }

    /// Whether a request brings the token.
    func admits(_ request: ServerRequest) -> Bool {
        request.headers.first(name: "authorization")
            == "Bearer \(context.configuration.token.reveal())"
    }

    /// Answers a request on its connection, now or later.
    func respond(to request: ServerRequest, on connection: HTTPConnection) {
        guard admits(request) else {
            return connection.send(Self.failure(ControlFailure(.unauthorized, "wrong token")))
        }
        guard let call = ControlCall(request) else {
            return connection.send(Self.failure(ControlFailure(.notFound, "no such call")))
        }
        do {
            try respond(to: call, body: request.body, on: connection)
        } catch {
            connection.send(Self.failure(error))
        }
    }

    private func respond(
        to call: ControlCall,
        body: ByteBuffer,
        on connection: HTTPConnection
    ) throws {
        switch call {
        case .state: connection.send(try Self.json(state))
        case .shutdown:
            connection.send(.json(.accepted, #"{"schema":1}"#))
            shutDown()
        case .create: later(registry.create(try Self.order(in: body)), on: connection)
        case .list(let label): later(registry.list(label: label), on: connection)
        case .describe(let name): later(registry.settled(name), on: connection)
        case .delete(let name): later(registry.delete(name), on: connection)
        case .renew(let name):
            let host = try registry.host(name)
            host.renew()
            connection.send(try Self.json(host.state))
        case .log(let name, let lines):
            let tail = LogTail(lines: try registry.host(name).log.tail(max(0, lines)))
            connection.send(try Self.json(tail))
        case .upload(let digest): later(registry.upload(body, digest: digest), on: connection)
        }
    }

    private var state: ServerState {
        ServerState(
            process: ProcessIdentity.current ?? ProcessIdentity(pid: 0, startTime: 0),
            owner: context.configuration.owner,
            labels: context.configuration.labels,
            functions: registry.count,
            instances: context.instanceCount,
            bucket: context.bucket,
            objects: context.objects.census.count
        )
    }
}

extension ControlAPI {
    private func later(_ result: EventLoopFuture<FunctionHost>, on connection: HTTPConnection) {
        later(result.assumeIsolated().map(\.state).nonisolated(), on: connection)
    }

    private func later(
        _ result: EventLoopFuture<some Encodable & Sendable>,
        on connection: HTTPConnection
    ) {
        result.assumeIsolated().whenComplete { result in
            do {
                connection.send(try Self.json(result.get()))
            } catch {
                connection.send(Self.failure(error))
            }
        }
    }

    private func later(_ result: EventLoopFuture<Void>, on connection: HTTPConnection) {
        result.assumeIsolated().whenComplete { result in
            switch result {
            case .success: connection.send(ServerResponse(status: .noContent))
            case .failure(let error): connection.send(Self.failure(error))
            }
        }
    }

    private static func order(in body: ByteBuffer) throws -> FunctionOrder {
        do {
            return try JSONDecoder().decode(FunctionOrder.self, from: Data(body.readableBytesView))
        } catch {
            throw ControlFailure(.invalid, "the order cannot be read: \(error)")
        }
    }

    private static func json(_ value: some Encodable) throws -> ServerResponse {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return .json(.ok, String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    private static func failure(_ error: any Error) -> ServerResponse {
        let failure = error as? ControlFailure ?? ControlFailure(.unknown, "\(error)")
        var json = JSONText()
        json.raw(#"{"schema":1,"code":"#)
        json.string(failure.code.rawValue)
        json.raw(#","message":"#)
        json.string(failure.message)
        json.raw("}")
        let status = HTTPResponseStatus(statusCode: failure.status)
        return .json(status, String(decoding: json.bytes, as: UTF8.self))
    }
}
