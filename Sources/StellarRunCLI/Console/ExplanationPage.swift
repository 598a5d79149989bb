import Pipeline

/// A code as `stellar-run explain CODE` explains it.
struct ExplanationPage {
    let code: DiagnosticCode

    init(_ code: DiagnosticCode) { self.code = code }

    /// The page.
    var text: String {
        let explanation = code.explanation
        var text = "\(code.rawValue): \(code.title)\n\n\(explanation.meaning)\n"
        text += section("wrong", explanation.wrong.shown)
        text += section("right", explanation.right)
        for (name, other) in explanation.others.sorted(by: { $0.key < $1.key }) {
            text += section("and \(name)", other)
        }
        return text
    }

    /// One line for each code.
    static var list: String {
        DiagnosticCode.allCases.map { "\($0.rawValue)  \($0.title)\n" }.joined()
    }

    private func section(_ title: String, _ example: String) -> String {
        let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "\n" : "  \($0)\n" }
        return "\n\(title)\n" + lines.joined()
    }
}
