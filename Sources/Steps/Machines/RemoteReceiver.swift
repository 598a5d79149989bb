import FoundationEssentials
import Pipeline
import Values

/// Passes on what a step on another machine does, as if it were done here.
struct RemoteReceiver: Sendable {
    let context: StepContext

    /// Something about the connection, for the log.
    func note(_ line: String) { context.log(line) }

    /// Something that happened there.
    func receive(_ event: RunEvent) {
        switch event.body {
        case .instanceLog(_, let line): context.log(line)
        case .announcement(_, let line): context.announce(line)
        case .instanceProgress(_, let done, let total): context.report(done: done, of: total)
        case .result(_, let value): context.publish(value)
        case .runStarted, .instanceStarted, .instanceCached, .attemptFailed, .instanceFinished,
            .lease, .stopping, .settled, .runFinished, .unknown:
            // What the run here tells of the instance itself.
            break
        }
    }

    /// A piece of a file of the instance.
    ///
    /// - Throws: A ``StepFailure`` when it cannot be written, or would lie elsewhere.
    func receive(_ piece: FilePiece) throws(StepFailure) {
        guard piece.isHarmless else {
            throw StepFailure(
                code: .invalid,
                message: "the machine sent a file '\(piece.path)', which is no place for one"
            )
        }
        let path = "\(context.folder)/\(piece.path)"
        do {
            try FileManager.default.createDirectory(
                atPath: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]),
                withIntermediateDirectories: true
            )
            try ReceivedFile(path: path).write(piece.bytes, at: piece.at)
        } catch {
            throw StepFailure(code: .environment, message: "cannot write '\(path)': \(error)")
        }
    }

    /// The outcome with the paths that its files have here.
    func translated(_ outcome: RemoteOutcome) -> RemoteOutcome {
        var outcome = outcome
        outcome.output = outcome.output.map { translated($0, outcome.folder) }
        return outcome
    }

    private func translated(_ value: Value, _ folder: String) -> Value {
        switch value {
        case .text(let text) where text == folder || text.hasPrefix(folder + "/"):
            .text(context.folder + text.dropFirst(folder.count))
        case .list(let values): .list(values.map { translated($0, folder) })
        case .mapping(let values): .mapping(values.mapValues { translated($0, folder) })
        case .null, .boolean, .integer, .number, .text, .duration, .byteCount, .secret: value
        }
    }
}
