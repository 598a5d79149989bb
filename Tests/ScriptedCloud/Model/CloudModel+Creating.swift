extension CloudModel {
    private static let runtimes = ["python", "node", "provided"]

    /// Takes an order: it is carried out in a while, whatever becomes of the connection.
    mutating func take(
        _ order: CloudOrder,
        _ ticket: Int,
        _ dice: inout FaultDice,
        at now: Duration
    ) {
        let time = now + dice.upTo(script.faults.inFlight)
        if dice.throwsFor(script.faults.duplicates) {
            agenda.plan(.createAgain(order), at: time + dice.upTo(script.faults.duplicateDelay))
        }
        agenda.plan(.create(order, ticket: ticket, dice), at: time)
    }

    /// Creates what is ordered, unless it is there.
    mutating func create(_ order: CloudOrder, at now: Duration) -> CloudAnswer {
        if let function = order.function, !Self.runtimes.contains(function.runtime) {
            let message = "there is no runtime '\(function.runtime)'"
            return .failed(CloudRefusal(code: .invalid, message: message))
        }
        if let token = order.token, let known = tokens[token] {
            note(.alreadyThere, known, at: now)
            return .resources([resources[known.id] ?? ended(known)])
        }
        if order.kind != "machine", let existing = resources[identifier(named: order)] {
            note(.alreadyThere, existing, at: now)
            let message = "\(order.kind) '\(order.name)' already exists"
            return .failed(CloudRefusal(code: .conflict, message: message))
        }
        if order.kind == "function", let quota = script.quota, functions >= quota {
            let message = "the account may not have more than \(quota) functions"
            return .failed(CloudRefusal(code: .quota, message: message))
        }
        return .resources([add(order, at: now)])
    }

    func identifier(named order: CloudOrder) -> String { "\(order.kind)/\(order.name)" }

    mutating func identifier(for order: CloudOrder) -> String {
        order.kind == "machine" ? "machine/\(nextMachine())" : identifier(named: order)
    }

    private var functions: Int { resources.values.count { $0.order.kind == "function" } }

    private mutating func add(_ order: CloudOrder, at now: Duration) -> CloudResource {
        let id = identifier(for: order)
        var dice = FaultDice(seed: script.seed, subject: "view of \(id)", number: log.count)
        let resource = CloudResource(
            id: id,
            order: order,
            visibleAt: now + dice.upTo(script.faults.lag),
            listedAt: now + dice.upTo(script.faults.listLag)
        )
        resources[id] = resource
        if let token = order.token { tokens[token] = resource }
        note(.created, resource, at: now)
        return resource
    }

    private func ended(_ resource: CloudResource) -> CloudResource {
        var resource = resource
        resource.isEnding = true
        return resource
    }
}
