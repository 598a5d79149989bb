import FaaS
import Glibc
import NIOCore
import Values

/// Runs one function: does what its pool decides, and tells the pool what happens.
///
/// Lives on the server's event loop.
final class FunctionHost {
    let function: HostedFunction
    let log = FunctionLog()
    private let context: ServerContext
    private var pool: FunctionPool
    private var desk: InvocationDesk
    private var instances: [InstanceNumber: Instance] = [:]
    private var whenEmpty: [EventLoopPromise<Void>] = []

    init(_ function: HostedFunction, context: ServerContext) {
        self.function = function
        self.context = context
        desk = InvocationDesk(function: function, log: log)
        pool = FunctionPool(
            limits: PoolLimits(
                keepAlive: function.keepAlive,
                initTimeout: context.configuration.initTimeout,
                invocationTimeout: function.spec.timeout,
                settle: context.configuration.settle
            )
        )
    }

    /// How many instances there are in each state.
    var census: PoolCensus { pool.census }

    /// The processes of its instances.
    var processes: [Int] {
        context.running.values.filter { $0.host === self }.map { Int($0.process) }.sorted()
    }

    /// The address that requests go to.
    var endpoint: String { "http://\(context.address)/f/\(function.name)" }

    /// Serves a client's request; the answer comes on its connection.
    func serve(_ request: ServerRequest, path: Substring, for client: HTTPConnection) {
        let number = desk.admit(request, path: path, domain: context.address, client: client)
        perform(pool.requestArrived(number, roomForMore: context.roomForMore))
    }

    /// Lets later requests meet new instances only.
    func renew() { perform(pool.renew(roomForMore: context.roomForMore)) }

    /// Ends everything at once; succeeds when the last process is gone.
    func delete() -> EventLoopFuture<Void> {
        perform(pool.delete())
        guard !instances.isEmpty else { return context.loop.makeSucceededVoidFuture() }
        let promise = context.loop.makePromise(of: Void.self)
        whenEmpty.append(promise)
        return promise.futureResult
    }
}

// What instances say and do.
extension FunctionHost {
    /// An instance asked for work.
    func instancePolled(_ instance: InstanceNumber) { perform(pool.instancePolled(instance)) }

    /// An idle instance's connection closed.
    func pollLost(by instance: InstanceNumber) { perform(pool.pollLost(by: instance)) }

    /// An instance answered; false when it has no such invocation.
    func instance(
        _ instance: InstanceNumber,
        answered id: String,
        _ answer: Result<ByteBuffer, InvocationFailure>
    ) -> Bool {
        guard let request = pool.request(of: instance),
            desk.keep(answer, to: request, id: id)
        else { return false }
        if case .failure = answer { instances[instance]?.drainOutput(context.starter.watcher) }
        perform(pool.instanceAnswered(instance))
        return true
    }

    /// An instance broke a rule or a limit and must go.
    func instanceFailed(_ instance: InstanceNumber, _ cause: InstanceLoss) {
        guard instances[instance]?.isReclaimed == false else { return }
        instances[instance]?.drainOutput(context.starter.watcher)
        log.note("local: the instance \(cause.text)", about: instance)
        perform(pool.instanceMustGo(instance, cause, roomForMore: context.roomForMore))
    }

    /// An instance's process is gone.
    func instanceEnded(_ number: InstanceNumber, status: Int) {
        let cause = loss(of: number, status: status)
        log.close(number)
        if instances[number]?.isReclaimed == false {
            log.note("local: the instance \(cause.text)", about: number)
        }
        remove(number, cause)
    }
}

extension FunctionHost {
    /// A process that the kernel killed for want of memory looks as if anybody had.
    private func loss(of number: InstanceNumber, status: Int) -> InstanceLoss {
        let wasKilled = status == 128 + Int(SIGKILL)
        return wasKilled
            ? instances[number]?.memory?.loss ?? .exited(status: status)
            : .exited(status: status)
    }
}

// What the pool decides.
extension FunctionHost {
    private func perform(_ actions: [PoolAction]) {
        for action in actions {
            switch action {
            case .start(let instance, for: let request): start(instance, for: request)
            case .hand(let request, to: let instance): hand(request, to: instance)
            case .deliver(let request): deliver(request)
            case .fail(let request, let failure): desk.fail(request, failure)
            case .reclaim(let instance): instances[instance]?.reclaim(context.starter.watcher)
            case .setTimer(let instance, after: let delay):
                instances[instance]?.deadline.set(after: TimeAmount(delay))
            }
        }
    }

    private func hand(_ request: RequestNumber, to instance: InstanceNumber) {
        desk.assign(request, to: instance)
        guard let work = desk.handout(of: request), let endpoint = instances[instance]?.endpoint,
            endpoint.hand(work)
        else {
            return instanceFailed(instance, .brokeProtocol("stopped waiting for work"))
        }
    }

    private func deliver(_ request: RequestNumber) {
        guard let instance = desk.deliver(request) else { return }
        instanceFailed(instance, .brokeProtocol("gave a malformed answer"))
    }

    private func start(_ number: InstanceNumber, for request: RequestNumber) {
        desk.assign(request, to: number)
        let instance = Instance(
            number: number,
            folder: context.admitInstance(of: function.name),
            endpoint: RuntimeEndpoint(instance: number, host: self),
            deadline: Deadline(loop: context.loop) { [weak self] in self?.timerFired(number) }
        )
        instances[number] = instance
        InstanceBirth(instance: instance, function: function, log: log, context: context)
            .begin { self.born(instance, $0) }
    }

    private func timerFired(_ instance: InstanceNumber) {
        instances[instance]?.drainOutput(context.starter.watcher)
        perform(pool.timerFired(instance, roomForMore: context.roomForMore))
    }
}

// How instances come and go.
extension FunctionHost {
    private func born(_ instance: Instance, _ outcome: InstanceBirth.Outcome) {
        switch outcome {
        case .running(let token, let process):
            instance.token = token
            context.running[token] = RunningInstance(
                host: self,
                number: instance.number,
                process: process.pid
            )
            // Deleted or out of time while it was being started.
            if instance.isReclaimed { instance.reclaim(context.starter.watcher) }
        case .givenUp: remove(instance.number, .exited(status: 0))
        case .failed(let error):
            let cause = InstanceLoss.notStarted("\(error)")
            log.note("local: the instance \(cause.text)", about: instance.number)
            remove(instance.number, cause)
        }
    }

    private func remove(_ number: InstanceNumber, _ cause: InstanceLoss) {
        guard let instance = instances.removeValue(forKey: number) else { return }
        instance.deadline.cancel()
        instance.listener?.close(promise: nil)
        if let token = instance.token { context.running[token] = nil }
        context.dismissInstance(instance.folder)
        perform(pool.instanceDied(number, cause, roomForMore: context.roomForMore))
        guard instances.isEmpty else { return }
        for promise in whenEmpty { promise.succeed() }
        whenEmpty = []
    }
}
