import Values

extension MappingReader {
    /// Whether the values of keys are known and right, so that a rule about them makes sense.
    ///
    /// A key that is left out is known. Nothing is known while a step is only described.
    public func isKnown(_ keys: String...) -> Bool {
        purpose != .describing && unknown.isDisjoint(with: keys)
    }

    /// Tells what the machine must have because of the value of a key.
    ///
    /// Does nothing while that value is not known.
    public mutating func requires(_ requirement: Requirement, for key: String) {
        guard isKnown(key), !requirements.contains(requirement) else { return }
        requirements.append(requirement)
    }

    /// Refuses the value of a key, because of its own or because of those of other keys.
    ///
    /// Does nothing unless all of them are known.
    ///
    /// - Parameters:
    ///   - key: Where the mistake is shown.
    ///   - message: One sentence, lower-case, without a full stop.
    ///   - help: What to do.
    ///   - others: The other keys that the rule is about.
    public mutating func refuse(
        _ key: String,
        _ message: String,
        help: String? = nil,
        with others: String...
    ) {
        guard isKnown(key), unknown.isDisjoint(with: others) else { return }
        guard let place = written[key]?.value.span ?? span else { return }
        diagnostics.report(Diagnostic(.refusedKey, message, at: place, help: help))
    }

    /// Reports every key that was not declared, and those that are missing; called once, after the
    /// last declaration.
    ///
    /// A key that is missing beside its mistyped name is one mistake, not two.
    package mutating func finish() {
        var meant: Set<String> = []
        for (key, span) in written.entries(besides: declared) where !diagnostics.isFull {
            let closest = Suggestion.key(meantBy: key, among: declared)
            if let closest { meant.insert(closest) }
            let help =
                closest.map { "did you mean '\($0)'?" }
                ?? Suggestion.help(for: key, among: declared) ?? "no key is taken here"
            diagnostics.report(
                Diagnostic(.unknownKey, "unknown key '\(key)'", at: span, help: help)
            )
        }
        for (key, diagnostic) in missing where !meant.contains(key) {
            diagnostics.report(diagnostic)
        }
        missing = []
    }

    /// Why the mapping cannot be read although everything should be known by now.
    package var failure: StepFailure? {
        guard let first = diagnostics.sorted().first(where: { $0.severity == .error }) else {
            return nil
        }
        return StepFailure(code: .invalid, message: first.line)
    }
}

extension Diagnostic {
    /// The place and the message on one line.
    var line: String {
        let (line, column) = span.source.position(of: span.scalars.lowerBound)
        return "\(span.source.file):\(line):\(column): \(message)"
    }
}
