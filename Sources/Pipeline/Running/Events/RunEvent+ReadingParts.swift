import Values

extension RunStart {
    init(_ fields: RunEvent.Fields) throws {
        run = try fields.decode(RunID.self, forKey: .run)
        pipeline = try fields.decode(String.self, forKey: .pipeline)
        seed = try fields.decode(UInt64.self, forKey: .seed)
        lives = try fields.decodeIfPresent(Int.self, forKey: .lives) ?? 0
        instances = try fields.decode([InstanceID].self, forKey: .instances)
    }
}

extension InstanceFinish {
    init(_ fields: RunEvent.Fields) throws {
        instance = try fields.instance()
        state = try fields.decode(TerminalState.self, forKey: .state)
        attempts = try fields.decode(Int.self, forKey: .attempts)
        seconds = try fields.decode(Double.self, forKey: .seconds)
        failure = fields.contains(.code) ? try StepFailure(fields) : nil
        isKept = try fields.decodeIfPresent(Bool.self, forKey: .kept) ?? false
    }
}

extension StepFailure {
    init(_ fields: RunEvent.Fields) throws {
        let code = try fields.decode(String.self, forKey: .code)
        self.init(
            // A code of a later version says no more to us than this.
            code: FailureCode(rawValue: code) ?? .unknown,
            message: try fields.decode(String.self, forKey: .message),
            details: try fields.decodeIfPresent([String].self, forKey: .details) ?? []
        )
    }
}

extension LeaseNews {
    init(_ fields: RunEvent.Fields) throws {
        lease = try fields.decode(String.self, forKey: .lease)
        instance = try fields.decodeIfPresent(InstanceID.self, forKey: .instance)
        resource = try fields.decode(ResourceKind.self, forKey: .resource)
        name = try fields.decode(String.self, forKey: .name)
        place = try fields.decode(String.self, forKey: .place)
        state = try fields.decode(Lease.State.self, forKey: .state)
    }
}

extension RunFinish {
    init(_ fields: RunEvent.Fields) throws {
        state = try fields.decode(RunState.self, forKey: .state)
        left = try fields.decode(Int.self, forKey: .left)
        seconds = try fields.decode(Double.self, forKey: .seconds)
    }
}
