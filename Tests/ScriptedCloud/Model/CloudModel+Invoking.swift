import Values

extension CloudModel {
    /// Lets a function serve a request.
    mutating func invoke(
        _ name: String,
        _ serviceTime: Duration,
        _ ticket: Int,
        at now: Duration
    ) {
        let id = "function/\(name)"
        guard let resource = resources[id], let function = resource.order.function else {
            let refusal = CloudRefusal(code: .notFound, message: "there is no \(id)")
            return answer(ticket, .failed(refusal), at: now)
        }
        let served = pools[id, default: WarmPool()].serve(
            at: now,
            for: serviceTime,
            named: "\(name)-\(script.seed)-\(creation(of: id))",
            coldStart: script.coldStart,
            keepAlive: function.keepAlive ?? script.keepAlive
        )
        note(.invoked, resource, at: now)
        let end = served.begin + serviceTime
        let invocation = CloudInvocation(
            function: name,
            runtime: function.runtime,
            instance: served.instance,
            ordinal: served.ordinal,
            initNs: script.coldStart.nanoseconds,
            receivedNs: served.begin.nanoseconds,
            sentNs: end.nanoseconds
        )
        answer(ticket, .invoked(invocation), at: end)
    }

    /// Tells instances of a function from those of an earlier one of the same name.
    private func creation(of id: String) -> Int {
        log.count { $0.id == id && $0.effect == .created }
    }
}
