import Pipeline

/// A kind of step as `stellar-run steps KIND` describes it.
struct StepPage {
    let step: StepDescription

    init(_ step: StepDescription) { self.step = step }

    /// The page.
    var text: String {
        var text = "\(step.kind): \(step.summary)\n"
        text += section("keys", step.keys.map(keyLine))
        text += section("outputs", step.outputs.map(outputLine))
        guard let example = step.example else { return text }
        return text + "\nexample\n" + Self.indented(example)
    }

    /// One line for each kind.
    static func list(_ steps: [StepDescription]) -> String {
        let width = steps.map(\.kind.rawValue.count).max() ?? 0
        return steps.map { "\(pad($0.kind.rawValue, to: width))  \($0.summary)\n" }.joined()
    }

    private func section(_ title: String, _ lines: [(String, String)]) -> String {
        guard !lines.isEmpty else { return "" }
        let width = lines.map(\.0.count).max() ?? 0
        let rows = lines.map { "  \(Self.pad($0.0, to: width))  \($0.1)\n" }
        return "\n\(title)\n" + rows.joined()
    }

    private func keyLine(_ key: KeyDescription) -> (String, String) {
        var facts = [key.typeName]
        if let range = key.rangeText { facts.append(range) }
        if key.isRequired { facts.append("required") }
        if let text = key.defaultText { facts.append("default \(text)") }
        return (key.name, "\(key.documentation) (\(facts.joined(separator: "; ")))")
    }

    private func outputLine(_ output: OutputDeclaration) -> (String, String) {
        (output.name, "\(output.documentation) (\(output.type))")
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "  \($0)" }
            .joined(separator: "\n")
    }

    private static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
