import FoundationEssentials

/// The spans of a run.
package struct Trace: Sendable, Hashable {
    /// 32 hexadecimal digits.
    package var id: String
    package var spans: [Span]

    /// The trace as OTLP/JSON on one line, as files and collectors take it.
    ///
    /// - Parameter version: The version of the program.
    /// - Returns: An `ExportTraceServiceRequest`.
    /// - Throws: An `EncodingError`.
    package func otlp(version: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let request = OTLPRequest(self, version: version)
        return String(decoding: try encoder.encode(request), as: UTF8.self)
    }
}
