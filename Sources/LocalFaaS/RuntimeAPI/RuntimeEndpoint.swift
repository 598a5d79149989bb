import NIOCore
import NIOHTTP1

/// The Runtime API of one instance, on a listener of its own, as on Lambda.
final class RuntimeEndpoint: HTTPService {
    private let instance: InstanceNumber
    private weak var host: FunctionHost?
    /// The connection on which the instance waits for work.
    private var waiting: HTTPConnection?

    init(instance: InstanceNumber, host: FunctionHost) {
        self.instance = instance
        self.host = host
    }

    /// Hands work to the waiting instance; false when it does not wait.
    func hand(_ work: ServerResponse) -> Bool {
        guard let connection = waiting else { return false }
        waiting = nil
        connection.send(work)
        return true
    }

    func respond(to request: ServerRequest, on connection: HTTPConnection) {
        switch RuntimeCall(request.method, request.path) {
        case .next: poll(on: connection)
        case .response(let id): answer(id, .success(request.body), on: connection)
        case .error(let id):
            let error = RuntimeError.summary(of: request.body)
            answer(id, .failure(.functionError(error)), on: connection)
        case .initError:
            accept(on: connection)
            host?.instanceFailed(
                instance,
                .reportedInitError(RuntimeError.summary(of: request.body))
            )
        case nil: connection.send(Self.refusal(.notFound, "no such call"))
        }
    }

    func bodyLimit(of request: ServerRequest) -> Int { LoopbackListener.invocationLimit }

    func bodyTooLarge(in request: ServerRequest, on connection: HTTPConnection) {
        guard case .response(let id) = RuntimeCall(request.method, request.path) else { return }
        _ = host?.instance(
            instance,
            answered: id,
            .failure(.malformedAnswer("too large an answer"))
        )
    }

    func connectionBroke(_ connection: HTTPConnection, _ reason: String) {
        host?.instanceFailed(instance, .brokeProtocol("sent broken HTTP (\(reason))"))
    }

    func connectionClosed(_ connection: HTTPConnection) {
        guard waiting === connection else { return }
        waiting = nil
        host?.pollLost(by: instance)
    }
}

extension RuntimeEndpoint {
    private func poll(on connection: HTTPConnection) {
        guard waiting == nil else {
            return connection.send(Self.refusal(.forbidden, "already waiting for work"))
        }
        waiting = connection
        host?.instancePolled(instance)
    }

    private func answer(
        _ id: String,
        _ result: Result<ByteBuffer, InvocationFailure>,
        on connection: HTTPConnection
    ) {
        // The client first: its latency is what is measured.
        guard host?.instance(instance, answered: id, result) == true else {
            return connection.send(Self.refusal(.badRequest, "no such invocation"))
        }
        accept(on: connection)
    }

    private func accept(on connection: HTTPConnection) {
        connection.send(.json(.accepted, #"{"status":"OK"}"#))
    }

    private static func refusal(_ status: HTTPResponseStatus, _ why: String) -> ServerResponse {
        .json(status, #"{"errorType":"InvalidRequest","errorMessage":"\#(why)"}"#)
    }
}
