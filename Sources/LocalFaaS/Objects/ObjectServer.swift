import NIOCore
import NIOHTTP1
import NIOPosix

/// Objects that functions leave for one another, reachable as one bucket of S3 on loopback only.
///
/// It has threads and a port of its own: what it waits for delays no request to a function.
final class ObjectServer: Sendable {
    /// The one bucket, there from the start.
    static let bucket = "stellar"

    /// What it serves.
    let storage: ObjectStorage
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)

    /// Serves the objects of a folder; does not listen yet.
    init(storage: ObjectStorage) { self.storage = storage }

    /// Starts to listen and returns the address of the bucket.
    func open() async throws -> String {
        let storage = storage
        let listener = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 4096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(
                        withPipeliningAssistance: true,
                        withErrorHandling: true
                    )
                    try pipeline.addHandler(ObjectConnection(storage: storage))
                }
            }
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .bind(host: "127.0.0.1", port: 0)
            .get()
        return "http://127.0.0.1:\(listener.localAddress?.port ?? 0)/\(Self.bucket)"
    }

    /// Closes everything and removes the objects.
    func close() async {
        // There is nobody left to tell, and the objects go all the same.
        try? await group.shutdownGracefully()
        storage.close()
    }
}
