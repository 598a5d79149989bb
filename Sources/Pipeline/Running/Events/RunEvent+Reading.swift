import FoundationEssentials
import Values

extension RunEvent: Decodable {
    /// Reads a line that ``line`` wrote, of this version or a later one.
    package init(line: String) throws {
        self = try JSONDecoder().decode(RunEvent.self, from: Data(line.utf8))
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        let time = try fields.decode(String.self, forKey: .at)
        sequence = try fields.decode(Int.self, forKey: .seq)
        milliseconds = try Date.ISO8601FormatStyle.runEvent.parse(time).milliseconds
        body = try Body(fields)
    }

    fileprivate enum Key: String, CodingKey {
        case kind, seq, at, run, pipeline, seed, instances, instance, attempt, attempts, done
        case total, line, code, message, details, `in`, state, seconds, lease, resource, name
        case place, result, stage, receipt, left
    }

    fileprivate typealias Fields = KeyedDecodingContainer<Key>
}

extension RunEvent.Body {
    fileprivate init(_ fields: RunEvent.Fields) throws {
        switch try fields.decode(String.self, forKey: .kind) {
        case "run-started": self = .runStarted(try RunStart(fields))
        case "instance-started":
            self = .instanceStarted(
                try fields.instance(),
                attempt: try fields.decode(Int.self, forKey: .attempt)
            )
        case "instance-progress":
            self = .instanceProgress(
                try fields.instance(),
                done: try fields.decode(Int.self, forKey: .done),
                total: try fields.decode(Int.self, forKey: .total)
            )
        case "instance-log":
            self = .instanceLog(
                try fields.instance(),
                line: try fields.decode(String.self, forKey: .line)
            )
        case "attempt-failed": self = try Self.attemptFailed(fields)
        case "instance-finished": self = .instanceFinished(try InstanceFinish(fields))
        case "lease": self = .lease(try LeaseNews(fields))
        case "result":
            self = .result(try fields.instance(), try fields.decode(Value.self, forKey: .result))
        case "stopping": self = .stopping(stage: try fields.decode(Int.self, forKey: .stage))
        case "settled": self = .settled(try fields.decode(Receipt.self, forKey: .receipt))
        case "run-finished": self = .runFinished(try RunFinish(fields))
        case let kind: self = .unknown(kind: kind)
        }
    }

    private static func attemptFailed(_ fields: RunEvent.Fields) throws -> RunEvent.Body {
        .attemptFailed(
            try fields.instance(),
            attempt: try fields.decode(Int.self, forKey: .attempt),
            try StepFailure(fields),
            retryIn: try fields.decodeIfPresent(Double.self, forKey: .in)
        )
    }
}

extension RunEvent.Fields {
    fileprivate func instance() throws -> InstanceID {
        try decode(InstanceID.self, forKey: .instance)
    }
}

extension RunStart {
    fileprivate init(_ fields: RunEvent.Fields) throws {
        run = try fields.decode(RunID.self, forKey: .run)
        pipeline = try fields.decode(String.self, forKey: .pipeline)
        seed = try fields.decode(UInt64.self, forKey: .seed)
        instances = try fields.decode([InstanceID].self, forKey: .instances)
    }
}

extension InstanceFinish {
    fileprivate init(_ fields: RunEvent.Fields) throws {
        instance = try fields.instance()
        state = try fields.decode(TerminalState.self, forKey: .state)
        attempts = try fields.decode(Int.self, forKey: .attempts)
        seconds = try fields.decode(Double.self, forKey: .seconds)
        failure = fields.contains(.code) ? try StepFailure(fields) : nil
    }
}

extension StepFailure {
    fileprivate init(_ fields: RunEvent.Fields) throws {
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
    fileprivate init(_ fields: RunEvent.Fields) throws {
        lease = try fields.decode(String.self, forKey: .lease)
        instance = try fields.decodeIfPresent(InstanceID.self, forKey: .instance)
        resource = try fields.decode(ResourceKind.self, forKey: .resource)
        name = try fields.decode(String.self, forKey: .name)
        place = try fields.decode(String.self, forKey: .place)
        state = try fields.decode(Lease.State.self, forKey: .state)
    }
}

extension RunFinish {
    fileprivate init(_ fields: RunEvent.Fields) throws {
        state = try fields.decode(RunState.self, forKey: .state)
        left = try fields.decode(Int.self, forKey: .left)
        seconds = try fields.decode(Double.self, forKey: .seconds)
    }
}
