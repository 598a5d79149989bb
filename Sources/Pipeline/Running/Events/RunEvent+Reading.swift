import FoundationEssentials

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

    /// The keys of all kinds of line.
    enum Key: String, CodingKey {
        case kind, seq, at, run, pipeline, seed, lives, instances, instance, attempt, attempts, done
        case total, line, code, message, details, `in`, state, seconds, lease, resource, name
        case place, result, stage, receipt, left, kept
    }

    typealias Fields = KeyedDecodingContainer<Key>
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
        case "announcement":
            self = .announcement(
                try fields.instance(),
                line: try fields.decode(String.self, forKey: .line)
            )
        case "instance-cached": self = .instanceCached(try fields.instance())
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
    func instance() throws -> InstanceID {
        try decode(InstanceID.self, forKey: .instance)
    }
}
