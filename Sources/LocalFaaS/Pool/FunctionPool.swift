/// Decides which instance serves which request of one function, and when instances come and go.
///
/// Owns no process, socket, clock or task: tell it what happened, do what it answers.
///
/// The rules are those of AWS Lambda. A request goes to an idle instance, the one used last; when
/// there is none, a new instance is started *for that request*, and the request stays bound to it
/// even if another instance becomes free first. An instance serves one request at a time.
struct FunctionPool: Sendable {
    private enum State: Hashable {
        /// Started for a request, has not asked for work yet.
        case starting(for: RequestNumber)
        /// Waits for work.
        case idle
        /// Works on a request.
        case busy(RequestNumber)
        /// Has answered but not asked again; may be promised the next request meanwhile.
        case away(promised: RequestNumber?)
    }

    private let limits: PoolLimits
    private var states: [InstanceNumber: State] = [:]
    /// Idle instances, the one used last at the end.
    private var idle: [InstanceNumber] = []
    /// Instances that work and are to go when they have answered.
    private var retiring: Set<InstanceNumber> = []
    private var lastNumber = 0
    private var isDeleted = false

    init(limits: PoolLimits) { self.limits = limits }

    /// The request an instance is working on, if any.
    func request(of instance: InstanceNumber) -> RequestNumber? {
        guard case .busy(let request) = states[instance] else { return nil }
        return request
    }

    /// How many instances there are in each state.
    var census: PoolCensus {
        var census = PoolCensus()
        for state in states.values {
            switch state {
            case .starting: census.starting += 1
            case .idle: census.idle += 1
            case .busy, .away: census.busy += 1
            }
        }
        return census
    }
}

extension FunctionPool {
    /// A request came in; `roomForMore` says whether one more instance is allowed on this machine.
    mutating func requestArrived(_ request: RequestNumber, roomForMore: Bool) -> [PoolAction] {
        if isDeleted { return [.fail(request, .deleted)] }
        if let instance = idle.popLast() { return hand(request, to: instance) }
        if let instance = unpromised() {
            states[instance] = .away(promised: request)
            return [.setTimer(instance, after: limits.settle)]
        }
        return start(for: request, roomForMore: roomForMore)
    }

    /// An instance asked for its next invocation.
    mutating func instancePolled(_ instance: InstanceNumber) -> [PoolAction] {
        switch states[instance] {
        case nil, .idle: return []
        case .starting(for: let request): return hand(request, to: instance)
        case .away(promised: let request?): return hand(request, to: instance)
        case .away(promised: nil): return rest(instance)
        case .busy(let request):
            // It forgot its request; without this the client would wait for the timeout.
            let goes = retiring.contains(instance)
            return [.fail(request, .unanswered)] + (goes ? drop(instance) : rest(instance))
        }
    }

    /// An instance answered the request it works on, with a result or with an error of its own.
    mutating func instanceAnswered(_ instance: InstanceNumber) -> [PoolAction] {
        guard case .busy(let request) = states[instance] else { return [] }
        if retiring.contains(instance) { return [.deliver(request)] + drop(instance) }
        states[instance] = .away(promised: nil)
        return [.deliver(request), .setTimer(instance, after: limits.invocationTimeout)]
    }

    /// The connection on which an idle instance waited for work is gone.
    mutating func pollLost(by instance: InstanceNumber) -> [PoolAction] {
        guard states[instance] == .idle else { return [] }
        idle.removeAll { $0 == instance }
        states[instance] = .away(promised: nil)
        return [.setTimer(instance, after: limits.settle)]
    }

    /// An instance's process ended.
    mutating func instanceDied(
        _ instance: InstanceNumber,
        _ cause: InstanceLoss,
        roomForMore: Bool
    ) -> [PoolAction] {
        guard let state = states.removeValue(forKey: instance) else { return [] }
        idle.removeAll { $0 == instance }
        retiring.remove(instance)
        switch state {
        case .idle, .away(promised: nil): return []
        case .starting(for: let request): return [.fail(request, .lost(cause, during: .start))]
        case .busy(let request): return [.fail(request, .lost(cause, during: .invocation))]
        case .away(promised: let request?):
            // It never saw the request, so nothing was lost.
            return start(for: request, roomForMore: roomForMore)
        }
    }

    /// An instance must not live on: it broke the protocol or a limit.
    mutating func instanceMustGo(
        _ instance: InstanceNumber,
        _ cause: InstanceLoss,
        roomForMore: Bool
    ) -> [PoolAction] {
        guard states[instance] != nil else { return [] }
        return [.reclaim(instance)]
            + instanceDied(instance, cause, roomForMore: roomForMore)
    }

    /// The timer that was last set for an instance ran out.
    mutating func timerFired(_ instance: InstanceNumber, roomForMore: Bool) -> [PoolAction] {
        switch states[instance] {
        case nil: return []
        case .idle, .away(promised: nil): return drop(instance)
        case .starting(for: let request):
            return drop(instance) + [.fail(request, .initTimeout(limits.initTimeout))]
        case .busy(let request):
            return drop(instance) + [.fail(request, .timeout(limits.invocationTimeout))]
        case .away(promised: let request?):
            states[instance] = .away(promised: nil)
            return [.setTimer(instance, after: limits.invocationTimeout)]
                + start(for: request, roomForMore: roomForMore)
        }
    }

    /// Later requests are for new instances: those that wait go, those that work go when they have
    /// answered.
    mutating func renew(roomForMore: Bool) -> [PoolAction] {
        states.sorted { $0.key < $1.key }.flatMap { instance, state -> [PoolAction] in
            switch state {
            case .idle, .away(promised: nil): return drop(instance)
            case .away(promised: let request?):
                return drop(instance) + start(for: request, roomForMore: roomForMore)
            case .starting, .busy:
                retiring.insert(instance)
                return []
            }
        }
    }

    /// The function is removed: nothing waits and nothing lives on.
    mutating func delete() -> [PoolAction] {
        isDeleted = true
        let all = states.sorted { $0.key < $1.key }
        states = [:]
        idle = []
        retiring = []
        return all.flatMap { instance, state -> [PoolAction] in
            guard let request = Self.request(in: state) else { return [.reclaim(instance)] }
            return [.reclaim(instance), .fail(request, .deleted)]
        }
    }
}

extension FunctionPool {
    private static func request(in state: State) -> RequestNumber? {
        switch state {
        case .starting(for: let request), .busy(let request): request
        case .away(promised: let request): request
        case .idle: nil
        }
    }

    private func unpromised() -> InstanceNumber? {
        states.filter { $0.value == .away(promised: nil) }.keys.max()
    }

    private mutating func start(for request: RequestNumber, roomForMore: Bool) -> [PoolAction] {
        guard roomForMore else { return [.fail(request, .throttled)] }
        lastNumber += 1
        states[lastNumber] = .starting(for: request)
        return [.start(lastNumber, for: request), .setTimer(lastNumber, after: limits.initTimeout)]
    }

    private mutating func hand(
        _ request: RequestNumber,
        to instance: InstanceNumber
    ) -> [PoolAction] {
        states[instance] = .busy(request)
        return [.hand(request, to: instance), .setTimer(instance, after: limits.invocationTimeout)]
    }

    private mutating func rest(_ instance: InstanceNumber) -> [PoolAction] {
        states[instance] = .idle
        idle.append(instance)
        return [.setTimer(instance, after: limits.keepAlive)]
    }

    private mutating func drop(_ instance: InstanceNumber) -> [PoolAction] {
        states[instance] = nil
        idle.removeAll { $0 == instance }
        retiring.remove(instance)
        return [.reclaim(instance)]
    }
}
