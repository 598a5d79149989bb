import NIOCore
import NIOHTTP1

/// One connection: collects a request, hands it on, sends the one answer, or closes without one.
///
/// Lives on the cloud's event loop, like everything that it calls.
final class CloudConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let accounts: CloudAccounts
    private var request: CloudRequest?
    private var isAnswering = false
    private var staysOpen = true
    private var context: ChannelHandlerContext?

    init(accounts: CloudAccounts) { self.accounts = accounts }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            staysOpen = head.isKeepAlive
            request = CloudRequest(method: head.method, target: head.uri)
        case .body(let bytes): request?.body.writeImmutableBuffer(bytes)
        case .end:
            guard let request else { return }
            self.request = nil
            isAnswering = true
            accounts.respond(to: request, on: self)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Sends the answer to the request that waits for one, if it still does.
    func send(_ reply: CloudReply) {
        guard isAnswering, let context else { return }
        isAnswering = false
        var headers = reply.headers
        headers.add(name: "content-length", value: "\(reply.body.readableBytes)")
        if !staysOpen { headers.add(name: "connection", value: "close") }
        let head = HTTPResponseHead(version: .http1_1, status: reply.status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(reply.body))), promise: nil)
        let sent = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        if !staysOpen { sent.assumeIsolated().whenComplete { _ in context.close(promise: nil) } }
    }

    /// Closes without an answer.
    func hangUp() {
        isAnswering = false
        context?.close(promise: nil)
    }
}
