import NIOCore
import NIOHTTP1

/// One connection: collects a request, hands it on, sends the one answer.
///
/// Lives on the server's event loop, like everything that it calls.
final class HTTPConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Progress {
        case waiting
        case collecting(ServerRequest)
        case answering(HTTPRequestHead)
        /// Too much was sent; the rest is thrown away until the connection closes.
        case refusing
    }

    private let service: any HTTPService
    private var progress = Progress.waiting
    private var head: HTTPRequestHead?
    private var context: ChannelHandlerContext?

    init(service: any HTTPService) { self.service = service }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context: context)
        case .body(let bytes): collect(bytes)
        case .end: finish()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        service.connectionClosed(self)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTPParserError { service.connectionBroke(self, "\(error)") }
        context.close(promise: nil)
    }

    /// Sends the answer to the request that is being answered, with one write to the socket.
    func send(_ response: ServerResponse) {
        guard case .answering(let request) = progress, let context else { return }
        progress = .waiting
        write(response, to: request, closing: !request.isKeepAlive, context: context)
    }
}

extension HTTPConnection {
    private func begin(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
        self.head = head
        let request = ServerRequest(
            method: head.method,
            target: head.uri,
            headers: head.headers,
            body: ByteBuffer()
        )
        progress = .collecting(request)
        guard head.headers["expect"].first?.lowercased() == "100-continue" else { return }
        let go = HTTPResponseHead(version: head.version, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(go)), promise: nil)
    }

    private func collect(_ bytes: ByteBuffer) {
        guard case .collecting(var request) = progress else { return }
        // Leaving the enum first keeps the buffer unique: no copy for each piece.
        progress = .refusing
        let limit = service.bodyLimit(of: request)
        guard request.body.readableBytes + bytes.readableBytes <= limit else {
            return refuse(request)
        }
        if request.body.readableBytes == 0 {
            request.body = bytes
        } else {
            request.body.writeImmutableBuffer(bytes)
        }
        progress = .collecting(request)
    }

    private func finish() {
        guard case .collecting(let request) = progress, let head else { return }
        progress = .answering(head)
        service.respond(to: request, on: self)
    }

    private func refuse(_ request: ServerRequest) {
        guard let context, let head else { return }
        service.bodyTooLarge(in: request, on: self)
        let answer = ServerResponse.json(.payloadTooLarge, #"{"message":"too large a body"}"#)
        write(answer, to: head, closing: true, context: context)
    }

    private func write(
        _ response: ServerResponse,
        to request: HTTPRequestHead,
        closing: Bool,
        context: ChannelHandlerContext
    ) {
        var headers = response.headers
        headers.replaceOrAdd(name: "content-length", value: "\(response.body.readableBytes)")
        // Keeping a connection is the default since HTTP/1.1 and must be said before.
        if closing || request.version.minor == 0 {
            headers.replaceOrAdd(name: "connection", value: closing ? "close" : "keep-alive")
        }
        let head = HTTPResponseHead(
            version: request.version,
            status: response.status,
            headers: headers
        )
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if response.body.readableBytes > 0, request.method != .HEAD {
            context.write(wrapOutboundOut(.body(.byteBuffer(response.body))), promise: nil)
        }
        let sent = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        if closing { sent.assumeIsolated().whenComplete { _ in context.close(promise: nil) } }
    }
}
