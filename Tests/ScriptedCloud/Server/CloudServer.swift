import NIOCore
import NIOHTTP1
import NIOPosix

/// The scripted cloud behind HTTP on the loopback, all of it on one thread.
package struct CloudServer: Sendable {
    /// `127.0.0.1:PORT`.
    package let address: String
    private let group: MultiThreadedEventLoopGroup

    /// Starts to listen on any free port.
    package static func start() async throws -> CloudServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.any()
        let channel = try await loop.flatSubmit { listen(on: loop) }.get()
        let port = channel.localAddress?.port ?? 0
        return CloudServer(address: "127.0.0.1:\(port)", group: group)
    }

    /// Ends at once; what was to happen does not.
    package func stop() async throws { try await group.shutdownGracefully() }

    private static func listen(on loop: any EventLoop) -> EventLoopFuture<any Channel> {
        let accounts = NIOLoopBound(CloudAccounts(loop: loop), eventLoop: loop)
        return ServerBootstrap(group: loop)
            .serverChannelOption(.backlog, value: 1024)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: true)
                    try pipeline.addHandler(CloudConnection(accounts: accounts.value))
                }
            }
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .bind(host: "127.0.0.1", port: 0)
    }
}
