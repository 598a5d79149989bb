/// A mistake in a pipeline, or something worth a word, with its place.
public struct Diagnostic: Sendable, Hashable {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable, Codable {
        case error
        case warning
    }

    /// Another place that has to do with it.
    public struct Note: Sendable, Hashable {
        /// One sentence.
        public var message: String
        /// Where.
        public var span: SourceSpan?

        /// Creates a note.
        public init(_ message: String, at span: SourceSpan? = nil) {
            self.message = message
            self.span = span
        }
    }

    /// Its stable code.
    public var code: DiagnosticCode
    /// How bad it is.
    public var severity: Severity
    /// One plain sentence, lower-case, without a full stop.
    public var message: String
    /// Where it is.
    public var span: SourceSpan
    /// Other places.
    public var notes: [Note]
    /// What to do, such as `did you mean 'timeout'?`.
    public var help: String?

    /// Creates an error.
    public init(
        _ code: DiagnosticCode,
        _ message: String,
        at span: SourceSpan,
        severity: Severity = .error,
        notes: [Note] = [],
        help: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.span = span
        self.notes = notes
        self.help = help
    }
}
