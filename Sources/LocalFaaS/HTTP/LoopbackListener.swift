import NIOCore
import NIOHTTP1
import NIOPosix

/// Opens listening sockets on 127.0.0.1, all of them on the server's one event loop.
struct LoopbackListener {
    /// The most bytes a request to a function, and an answer of one, may have: Lambda's limit.
    static let invocationLimit = 6 << 20

    let loop: any EventLoop

    /// Starts to listen; port 0 takes any free one.
    func listen(port: Int, service: any HTTPService) -> EventLoopFuture<any Channel> {
        bootstrap(service).bind(host: "127.0.0.1", port: port)
    }

    /// Takes over a socket that listens already, maybe in another network.
    func adopt(_ socket: Int32, service: any HTTPService) -> EventLoopFuture<any Channel> {
        bootstrap(service).withBoundSocket(socket)
    }

    private func bootstrap(_ service: any HTTPService) -> ServerBootstrap {
        let bound = NIOLoopBound(service, eventLoop: loop)
        return ServerBootstrap(group: loop)
            .serverChannelOption(.backlog, value: 4096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(
                        withPipeliningAssistance: true,
                        withErrorHandling: true
                    )
                    try pipeline.addHandler(HTTPConnection(service: bound.value))
                }
            }
            // Without it the second half of an answer waits for the delayed acknowledgement of
            // the first: 40 ms on loopback.
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelOption(.maxMessagesPerRead, value: 16)
    }
}
