import NIOCore
import NIOHTTP1

/// One connection to the objects: bytes go from the socket to the disk and back as they come.
///
/// Lives on one event loop of the objects' own, where waiting for the disk disturbs no function.
final class ObjectConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Progress {
        case waiting
        /// Something without a body; what comes of one is ignored.
        case asked(ObjectCall)
        case writing(ObjectWrite)
        /// The body is thrown away, so that the client reads why; up to a limit.
        case refusing(ObjectFailure, swallowed: Int)
        case closing
    }

    private let storage: ObjectStorage
    private var progress = Progress.waiting
    private var answer = ObjectAnswer()

    init(storage: ObjectStorage) { self.storage = storage }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let bytes): take(bytes, context)
        case .end: finish(context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        // With what was being written.
        progress = .closing
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        progress = .closing
        context.close(promise: nil)
    }
}

// What comes in.
extension ObjectConnection {
    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        answer = ObjectAnswer(to: head)
        let waits = head.headers.first(name: "expect")?.lowercased() == "100-continue"
        do throws(ObjectFailure) {
            progress = try start(head)
        } catch {
            guard waits else {
                progress = .refusing(error, swallowed: 0)
                return
            }
            // The body would come only if we let it.
            progress = .closing
            return send(answer.failure(error), closing: true, context)
        }
        guard waits else { return }
        let go = HTTPResponseHead(version: head.version, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(go)), promise: nil)
    }

    private func start(_ head: HTTPRequestHead) throws(ObjectFailure) -> Progress {
        let call = try ObjectCall(head, bucket: ObjectServer.bucket, limits: storage.limits)
        guard case .put(let key, let upload) = call else { return .asked(call) }
        return .writing(try ObjectWrite(key, upload, in: storage))
    }

    private func take(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        switch progress {
        case .waiting, .asked, .closing: return
        case .writing(var write):
            // Leaving the enum first keeps what is written by one owner only.
            progress = .waiting
            do throws(ObjectFailure) {
                try write.take(bytes)
                progress = .writing(write)
            } catch {
                progress = .refusing(error, swallowed: 0)
            }
        case .refusing(let failure, let swallowed):
            let swallowed = swallowed + bytes.readableBytes
            guard swallowed > storage.limits.object else {
                progress = .refusing(failure, swallowed: swallowed)
                return
            }
            progress = .closing
            send(answer.failure(failure), closing: true, context)
        }
    }

    private func finish(_ context: ChannelHandlerContext) {
        let ended = progress
        if case .closing = ended { return }
        progress = .waiting
        do throws(ObjectFailure) {
            switch ended {
            case .waiting, .closing: return
            case .asked(let call): try perform(call, context)
            case .writing(let write):
                let object = try write.finish(in: storage, now: WallClock.milliseconds())
                send(answer.stored(object), context)
            case .refusing(let failure, _): throw failure
            }
        } catch {
            send(answer.failure(error), context)
        }
    }
}

// What goes out.
extension ObjectConnection {
    /// The most bytes of an object in memory at a time, for each reader.
    private static let piece = 256 << 10

    private func perform(
        _ call: ObjectCall,
        _ context: ChannelHandlerContext
    ) throws(ObjectFailure) {
        switch call {
        case .put: throw .internalError
        case .headBucket: send(answer.empty(.ok), context)
        case .delete(let key):
            storage.remove(key)
            send(answer.empty(.noContent), context)
        case .head(let key, let range, let condition):
            let object = try storage.find(key)
            try condition.checkReading(object)
            send(answer.content(of: object, try range?.bytes(of: object.size)), context)
        case .get(let key, let range, let condition):
            let (object, reader) = try storage.open(key)
            try condition.checkReading(object)
            let part = try range?.bytes(of: object.size)
            let head = answer.content(of: object, part).head
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            sendNext(of: reader, part ?? 0..<object.size, context)
        }
    }

    /// Sends piece after piece, each when the one before has left.
    private func sendNext(
        of reader: ObjectReader,
        _ range: Range<Int>,
        _ context: ChannelHandlerContext
    ) {
        guard !range.isEmpty else { return end(closing: answer.closes, context) }
        var buffer = context.channel.allocator.buffer(capacity: min(range.count, Self.piece))
        let count = reader.read(range, atMost: Self.piece, into: &buffer)
        // The head has promised more: only closing says that it does not come.
        guard count > 0 else { return context.close(promise: nil) }
        let rest = (range.lowerBound + count)..<range.upperBound
        let loop = context.eventLoop.assumeIsolated()
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(buffer)))).assumeIsolated()
            .whenSuccess {
                // Not at once: what leaves without waiting would pile up on the stack.
                loop.execute { self.sendNext(of: reader, rest, context) }
            }
    }

    private func send(
        _ whole: ObjectAnswer.Whole,
        closing: Bool = false,
        _ context: ChannelHandlerContext
    ) {
        var whole = whole
        if closing { whole.head.headers.replaceOrAdd(name: "connection", value: "close") }
        context.write(wrapOutboundOut(.head(whole.head)), promise: nil)
        if whole.body.readableBytes > 0 {
            context.write(wrapOutboundOut(.body(.byteBuffer(whole.body))), promise: nil)
        }
        end(closing: closing || answer.closes, context)
    }

    private func end(closing: Bool, _ context: ChannelHandlerContext) {
        let sent = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        guard closing else { return }
        sent.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }
}
