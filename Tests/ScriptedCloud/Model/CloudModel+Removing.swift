extension CloudModel {
    /// Begins a removal; what a read would not see yet cannot be removed either.
    mutating func take(
        removalOf id: String,
        _ ticket: Int,
        _ dice: inout FaultDice,
        at now: Duration
    ) {
        guard var resource = resources[id], resource.visibleAt <= now else {
            let refusal = CloudRefusal(code: .notFound, message: "there is no \(id)")
            return answer(ticket, .failed(refusal), at: now)
        }
        if resource.run == nil { note(.touchedStranger, resource, at: now) }
        if !resource.isEnding {
            resource.isEnding = true
            resources[id] = resource
            agenda.plan(.remove(id: id), at: now + dice.upTo(script.faults.slowDelete))
        }
        answer(ticket, .accepted, at: now, unless: &dice)
    }

    /// Removes what is there.
    mutating func remove(_ id: String, at now: Duration) {
        guard let resource = resources.removeValue(forKey: id) else { return }
        pools[id] = nil
        note(.removed, resource, at: now)
        guard script.faults.listLag > .zero else { return }
        var dice = FaultDice(seed: script.seed, subject: "ghost of \(id)", number: log.count)
        ghosts.append((resource, now + dice.upTo(script.faults.listLag)))
    }

    /// Gives a resource other labels.
    mutating func relabel(
        _ id: String,
        _ labels: [String: String],
        at now: Duration
    ) -> CloudAnswer {
        guard var resource = resources[id], resource.visibleAt <= now, !resource.isEnding else {
            return .failed(CloudRefusal(code: .notFound, message: "there is no \(id)"))
        }
        note(resource.run == nil ? .touchedStranger : .relabelled, resource, at: now)
        resource.order.labels = labels
        resources[id] = resource
        return .resources([resource])
    }
}
