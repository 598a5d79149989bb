import FoundationEssentials

/// What the program on another machine says first, once for each connection.
package struct RemoteHello: Sendable, Hashable, Codable {
    /// Its version, which has to be ours.
    package var version: String
    /// Whether it knows the order already, from a connection before.
    package var isKnown: Bool
    /// The machine as it describes itself, for who asks only that.
    package var machine: Value?

    package init(version: String, isKnown: Bool, machine: Value? = nil) {
        self.version = version
        self.isKnown = isKnown
        self.machine = machine
    }
}

/// What the machine that a run was started on says to another one, a line each.
package enum RemoteWord: Sendable, Hashable {
    /// Begin, unless that was done; and in any case send the spool from a byte on.
    case begin(RemoteOpening)
    /// Whoever sends this lives, and has what was sent so far.
    case alive
    /// Stop: 1 asks, 2 asks harder, 3 does not ask.
    case stop(stage: Int)
    /// All is here; whatever is kept there can go.
    case done
}

/// The first word of a connection.
package struct RemoteOpening: Sendable, Hashable, Codable {
    /// The first byte of the spool that is wanted.
    package var from: Int
    /// How long to go on without a word from here, in seconds.
    package var patience: Double
    package var instance: InstanceID
    /// What to do; `nil` when it has been begun for certain.
    package var order: StepOrder?
    /// The values of secrets, which are kept in memory there and nowhere else.
    package var secrets: [String: String]

    package init(
        from: Int,
        patience: Double,
        instance: InstanceID,
        order: StepOrder?,
        secrets: [String: String] = [:]
    ) {
        self.from = from
        self.patience = patience
        self.instance = instance
        self.order = order
        self.secrets = secrets
    }
}

extension RemoteWord: Codable {
    private enum Key: String, CodingKey { case begin, alive, stop, done }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        if let opening = try fields.decodeIfPresent(RemoteOpening.self, forKey: .begin) {
            self = .begin(opening)
        } else if let stage = try fields.decodeIfPresent(Int.self, forKey: .stop) {
            self = .stop(stage: stage)
        } else if fields.contains(.done) {
            self = .done
        } else {
            self = .alive
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        switch self {
        case .begin(let opening): try fields.encode(opening, forKey: .begin)
        case .alive: try fields.encode(true, forKey: .alive)
        case .stop(let stage): try fields.encode(stage, forKey: .stop)
        case .done: try fields.encode(true, forKey: .done)
        }
    }
}

/// The way of words over a connection: a line of JSON each.
package enum RemoteText {
    /// The line of a word, with its end.
    package static func line(_ word: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(word)) + [0x0a]
    }

    /// Reads a line, with or without its end.
    package static func read<Word: Decodable>(
        _ type: Word.Type,
        _ line: some Sequence<UInt8>
    ) throws -> Word {
        try JSONDecoder().decode(type, from: Data(line))
    }
}
