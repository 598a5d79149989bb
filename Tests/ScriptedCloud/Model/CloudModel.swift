/// One account of the scripted cloud.
///
/// Owns no clock, task or socket: tell it what is asked and what time it is, do what it says, and
/// come back at ``next``. Requests go on although nobody waits for their answers any more.
package struct CloudModel: Sendable {
    let script: CloudScript
    var resources: [String: CloudResource] = [:]
    /// What lists still show although it is gone, and for how long.
    var ghosts: [(resource: CloudResource, until: Duration)] = []
    /// What each token stands for, for ever.
    var tokens: [String: CloudResource] = [:]
    var pools: [String: WarmPool] = [:]
    var agenda = Agenda()
    var log: [CloudEntry] = []
    private var calls: [String: Int] = [:]
    private var machines = 0

    /// Opens an account; what belongs to somebody else is in it already.
    package init(_ script: CloudScript) {
        self.script = script
        for number in 0..<script.strangers { addStrangers(number) }
    }

    /// When to come back; `nil` when nothing is to happen by itself.
    package var next: Duration? { agenda.next }

    /// What is really there.
    package var truth: CloudTruth {
        CloudTruth(
            resources: resources.values.sorted { $0.id < $1.id },
            pending: agenda.changes,
            log: log
        )
    }

    /// Takes a request.
    package mutating func receive(_ call: CloudCall, ticket: Int, at now: Duration) -> [CloudAction]
    {
        var actions = elapse(to: now)
        let number = calls[call.subject, default: 0]
        calls[call.subject] = number + 1
        var dice = FaultDice(seed: script.seed, subject: call.subject, number: number)
        if let refusal = refusal(of: call, &dice) {
            answer(ticket, .failed(refusal), at: now)
        } else {
            carryOut(call, ticket, &dice, at: now)
        }
        actions += elapse(to: now)
        return actions
    }

    /// Lets time pass: does what is due.
    package mutating func elapse(to now: Duration) -> [CloudAction] {
        var actions: [CloudAction] = []
        while let (time, happening) = agenda.takeDue(at: now) {
            switch happening {
            case .createAgain(let order): _ = create(order, at: time)
            case .create(let order, let ticket, var dice):
                answer(ticket, create(order, at: time), at: time, unless: &dice)
            case .remove(let id): remove(id, at: time)
            case .act(let action): actions.append(action)
            }
        }
        return actions
    }
}

extension CloudModel {
    private mutating func carryOut(
        _ call: CloudCall,
        _ ticket: Int,
        _ dice: inout FaultDice,
        at now: Duration
    ) {
        switch call {
        case .create(let order): take(order, ticket, &dice, at: now)
        case .delete(let id): take(removalOf: id, ticket, &dice, at: now)
        case .find(let kind, let name):
            answer(ticket, .resources(found(kind, name, at: now)), at: now)
        case .list(let run): answer(ticket, .resources(listed(run, at: now)), at: now)
        case .relabel(let id, let labels):
            answer(ticket, relabel(id, labels, at: now), at: now)
        case .invoke(let function, let serviceTime):
            invoke(function, serviceTime, ticket, at: now)
        }
    }

    private func refusal(of call: CloudCall, _ dice: inout FaultDice) -> CloudRefusal? {
        // What functions answer is measured, and no part of the control plane.
        if case .invoke = call { return nil }
        if dice.throwsFor(script.faults.throttled) {
            return CloudRefusal(
                code: .throttled,
                message: "rate exceeded",
                retryAfter: script.faults.retryAfter
            )
        }
        guard dice.throwsFor(script.faults.failuresBefore) else { return nil }
        return CloudRefusal(code: .unavailable, message: "service unavailable")
    }

    mutating func answer(_ ticket: Int, _ answer: CloudAnswer, at time: Duration) {
        agenda.plan(.act(.answer(ticket: ticket, answer)), at: time + script.latency)
    }

    /// Answers what was done, unless the answer gets lost or says otherwise.
    mutating func answer(
        _ ticket: Int,
        _ answer: CloudAnswer,
        at time: Duration,
        unless dice: inout FaultDice
    ) {
        if dice.throwsFor(script.faults.lostReplies) {
            agenda.plan(.act(.hangUp(ticket: ticket)), at: time + script.latency)
        } else if dice.throwsFor(script.faults.failuresAfter) {
            let refusal = CloudRefusal(code: .internalFailure, message: "internal failure")
            self.answer(ticket, .failed(refusal), at: time)
        } else {
            self.answer(ticket, answer, at: time)
        }
    }

    mutating func note(_ effect: CloudEntry.Effect, _ resource: CloudResource, at time: Duration) {
        log.append(
            CloudEntry(
                at: time,
                effect: effect,
                id: resource.id,
                name: resource.order.name,
                run: resource.run
            )
        )
    }

    mutating func nextMachine() -> Int {
        machines += 1
        return machines
    }

    private mutating func addStrangers(_ number: Int) {
        for kind in ["function", "role", "machine"] {
            // As like ours as can be, but for the label.
            let order = CloudOrder(
                kind: kind,
                name: "st-nightly-\(number)",
                labels: ["owner": "somebody-else"]
            )
            let id = identifier(for: order)
            resources[id] = CloudResource(id: id, order: order, visibleAt: .zero, listedAt: .zero)
        }
    }
}
