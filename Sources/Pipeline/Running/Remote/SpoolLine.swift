package import FoundationEssentials

/// One line of what a step on another machine sends back, in the order in which it happened.
package enum SpoolLine: Sendable, Hashable {
    /// Something that happened, as in `events.jsonl`.
    case event(RunEvent)
    /// A piece of a file in the folder of the instance.
    case file(FilePiece)
    /// How it ended; always last.
    case outcome(RemoteOutcome)
}

/// A piece of a file.
package struct FilePiece: Sendable, Hashable, Codable {
    /// Relative to the folder of the instance, without `..`.
    package var path: String
    /// Where the piece begins; at 0 the file is written anew.
    package var at: Int
    package var bytes: Data

    package init(path: String, at: Int, bytes: Data) {
        self.path = path
        self.at = at
        self.bytes = bytes
    }

    /// Whether the path leads nowhere but below the folder, and not to what the receiver writes itself.
    package var isHarmless: Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return at >= 0 && path != InstanceFiles.logName
            && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
}

/// How an attempt on another machine ended.
package struct RemoteOutcome: Sendable, Hashable, Codable {
    package var state: TerminalState
    /// What it left; secrets are masked.
    package var output: Value?
    package var failure: StepFailure?
    /// The folder of the instance there, which paths in the output begin with.
    package var folder: String

    package init(
        state: TerminalState,
        output: Value? = nil,
        failure: StepFailure? = nil,
        folder: String
    ) {
        self.state = state
        self.output = output
        self.failure = failure
        self.folder = folder
    }
}

extension SpoolLine {
    private struct Envelope: Codable {
        var file: FilePiece?
        var outcome: RemoteOutcome?
    }

    /// The line, without its end.
    package var line: String {
        get throws {
            switch self {
            case .event(let event): event.line
            case .file(let piece): try Self.text(Envelope(file: piece))
            case .outcome(let outcome): try Self.text(Envelope(outcome: outcome))
            }
        }
    }

    /// Reads a line.
    ///
    /// - Throws: A `DecodingError` when it is none of ours.
    package init(line: String) throws {
        let envelope = try JSONDecoder().decode(Envelope.self, from: Data(line.utf8))
        if let file = envelope.file {
            self = .file(file)
        } else if let outcome = envelope.outcome {
            self = .outcome(outcome)
        } else {
            self = .event(try RunEvent(line: line))
        }
    }

    private static func text(_ envelope: Envelope) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(envelope), as: UTF8.self)
    }
}
