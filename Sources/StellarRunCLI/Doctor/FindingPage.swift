/// What was found, as people and programs read it.
struct FindingPage {
    let findings: [Finding]

    /// A heading for each kind of thing, and a line for each thing.
    var text: String {
        Finding.Group.allCases.compactMap { group in
            let findings = findings.filter { $0.group == group }
            guard !findings.isEmpty else { return nil }
            return TextTable([group.title], findings.map(row)).text
        }
        .joined(separator: "\n")
    }

    /// An object a line.
    var json: String {
        get throws { try findings.map { try JSONLine.text($0) }.joined() }
    }

    private func row(_ finding: Finding) -> [String] {
        let remedy = finding.remedy.map { finding.detail.isEmpty ? $0 : " (\($0))" } ?? ""
        return ["  " + finding.name, finding.state.rawValue, finding.detail + remedy]
    }
}
