/// Reads a text as the part of YAML that pipelines are written in.
package enum DocumentReader {
    /// Reads the one document of a text.
    ///
    /// - Returns: Its root, or `nil` when there is none that would be worth looking at further;
    ///   what is wrong is reported in both cases.
    package static func read(_ source: SourceText, into diagnostics: inout Diagnostics) -> Node? {
        nil
    }
}
