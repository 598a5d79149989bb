/// One step family as one line: mark, name, n/N, elapsed time, and how far the running ones are.
struct FamilyLine {
    let family: StepFamily
    let nameWidth: Int
    let now: Int

    /// The line.
    var text: String {
        let name = family.name.padding(to: nameWidth)
        let count = "\(family.finished)/\(family.total)".padding(to: 7)
        let time = (family.seconds(at: now).map(SecondsText.text) ?? "").padding(to: 9)
        let rest = remarks.joined(separator: ", ")
        return "\(mark) \(name)  \(count) \(time) \(rest)".trimmingTrailingSpaces()
    }

    private var mark: String {
        if family.failed > 0 { return "✗" }
        if family.finished == family.total { return family.passedOver > 0 ? "–" : "✓" }
        return family.running.isEmpty ? "·" : "▸"
    }

    private var remarks: [String] {
        var remarks: [String] = []
        if let progress = family.progress {
            remarks.append("\(progress.done) of \(progress.total)")
        }
        if family.failed > 0 { remarks.append("\(family.failed) failed") }
        if family.cached > 0 { remarks.append("\(family.cached) cached") }
        if family.passedOver > 0 { remarks.append("\(family.passedOver) not run") }
        return remarks
    }
}

extension String {
    /// The text, filled up with spaces.
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    fileprivate func trimmingTrailingSpaces() -> String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
