import Pipeline

/// How a run is carried out, whether it begins or goes on.
struct RunSettings: Sendable {
    var jobs: Int
    var stateFolder: String
    var printsEvents: Bool
    /// How mistakes of the pipeline are written.
    var format = DiagnosticFormat.text
    /// Where secrets come from.
    var secrets: SecretSource
    /// Whether what pure steps left before may be used again.
    var usesCache = true
    /// The file or the address that the spans of the run go to.
    var traceTarget: String?
}
