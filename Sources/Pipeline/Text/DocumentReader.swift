/// Reads a text as the part of YAML that pipelines are written in.
package enum DocumentReader {
    /// Reads the one document of a text.
    ///
    /// - Returns: Its root, or `nil` when there is none that would be worth looking at further;
    ///   what is wrong is reported in both cases.
    package static func read(_ source: SourceText, into diagnostics: inout Diagnostics) -> Node? {
        var tree = TreeBuilder(source)
        do throws(YAMLProblem) {
            try YAMLEvents.read(source.text) { (events) throws(YAMLProblem) in
                while !tree.isOver, let event = try events.next() {
                    tree.add(event, into: &diagnostics)
                }
            }
        } catch {
            diagnostics.report(error.diagnostic(in: source))
            return nil
        }
        return tree.finish(into: &diagnostics)
    }
}
