/// Reads the keys of a mapping, each declared once: its name, type, default and documentation.
///
/// The same declaration serves three times. *Describing*, there is no mapping, and only what is
/// declared is noted. *Checking* a pipeline, every mistake is reported with its place, and a value
/// that is not known before the run is stood in for by the placeholder of its type. *Resolving* for
/// an attempt, everything is known.
public struct MappingReader {
    /// What a reader is for.
    package enum Purpose: Sendable {
        case describing
        case checking
        case resolving
    }

    let purpose: Purpose
    let scope: any ValueScope
    /// Where a missing key is reported.
    let span: SourceSpan?
    var written = WrittenKeys()
    /// Whether it is no mapping at all, so that nothing is said about single keys.
    private(set) var isMisshapen = false

    /// The names of the keys that were declared, in their order.
    var declared: [String] = []
    /// The same keys with all that is known about them; only while describing.
    package internal(set) var descriptions: [KeyDescription] = []
    /// What is wrong so far.
    package internal(set) var diagnostics: Diagnostics
    /// What the machine must have, so far.
    package internal(set) var requirements: [Requirement] = []
    /// What doing the step again may do, where its parameters say so.
    package private(set) var effect: Effect?
    /// The keys whose value is not known, or wrong.
    var unknown: Set<String> = []
    /// The keys that must be there and are not, with what is to be said about them.
    var missing: [(key: String, diagnostic: Diagnostic)] = []

    /// Creates a reader that only notes what is declared.
    package static func describing() -> MappingReader {
        MappingReader(purpose: .describing, scope: WrittenOutScope(), span: nil)
    }

    /// Creates a reader of a mapping; one that is no mapping is reported and read as if empty.
    ///
    /// - Parameters:
    ///   - node: The mapping; `nil` or nothing at all is an empty one.
    ///   - written: What is known of it already, when it is read many times.
    ///   - span: Where missing keys are reported.
    ///   - scope: What its expressions can refer to.
    ///   - purpose: Whether everything must be known.
    ///   - diagnostics: What was found before.
    init(
        _ node: Node?,
        written: WrittenKeys? = nil,
        at span: SourceSpan,
        scope: any ValueScope,
        purpose: Purpose = .checking,
        diagnostics: Diagnostics = Diagnostics()
    ) {
        self.init(purpose: purpose, scope: scope, span: span, diagnostics: diagnostics)
        guard let node, !node.isEmpty else { return }
        guard let mapping = node.mapping else {
            let message = "this must be a mapping, not \(node.kindDescription)"
            self.diagnostics.report(Diagnostic(.wrongType, message, at: node.span))
            isMisshapen = true
            return
        }
        self.written = written ?? WrittenKeys(mapping)
    }

    private init(
        purpose: Purpose,
        scope: any ValueScope,
        span: SourceSpan?,
        diagnostics: Diagnostics = Diagnostics()
    ) {
        self.purpose = purpose
        self.scope = scope
        self.span = span
        self.diagnostics = diagnostics
    }
}

extension MappingReader {
    /// Says what doing the step again may do, when that depends on what it is told.
    ///
    /// - Parameters:
    ///   - effect: What it says.
    ///   - key: The key that says so; while its value is not known, the step counts as one that must
    ///     not be done twice unasked.
    public mutating func declare(_ effect: Effect, by key: String) {
        self.effect = isKnown(key) ? effect : .once
    }
}
