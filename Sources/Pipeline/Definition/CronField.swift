/// One of the five fields of a cron expression.
struct CronField {
    let name: String
    let range: ClosedRange<Int>
    /// Words that stand for numbers, the first for the start of the range.
    let words: [String]

    static let minute = CronField(name: "minute", range: 0...59, words: [])
    static let hour = CronField(name: "hour", range: 0...23, words: [])
    static let day = CronField(name: "day", range: 1...31, words: [])
    static let month = CronField(
        name: "month",
        range: 1...12,
        words: [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
    )
    /// 7 is Sunday as well as 0.
    static let weekday = CronField(
        name: "day of the week",
        range: 0...7,
        words: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    )

    /// Reads a list of numbers, ranges and steps.
    func values(of text: Substring) throws(KeyProblem) -> Set<Int> {
        var values: Set<Int> = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            values.formUnion(try itemValues(of: item))
        }
        return values
    }

    private func itemValues(of item: Substring) throws(KeyProblem) -> Set<Int> {
        let parts = item.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let bounds = try bounds(of: parts[0], isStepped: parts.count == 2)
        guard parts.count == 2 else { return Set(bounds) }
        guard let step = Int(parts[1]), step > 0 else {
            throw problem("'\(parts[1])' is no step: it must be at least 1")
        }
        return Set(stride(from: bounds.lowerBound, through: bounds.upperBound, by: step))
    }

    private func bounds(
        of text: Substring,
        isStepped: Bool
    ) throws(KeyProblem) -> ClosedRange<Int> {
        guard text != "*" else { return range }
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let lower = try number(ends[0])
        guard ends.count == 2 else { return lower...(isStepped ? range.upperBound : lower) }
        let upper = try number(ends[1])
        guard lower <= upper else { throw problem("'\(text)' runs backwards") }
        return lower...upper
    }

    private func number(_ text: Substring) throws(KeyProblem) -> Int {
        if let index = words.firstIndex(of: text.lowercased()) { return range.lowerBound + index }
        guard let number = Int(text) else { throw problem("'\(text)' is no number") }
        guard range.contains(number) else {
            let bounds = "\(range.lowerBound) to \(range.upperBound)"
            throw problem("\(number) is out of range, which is \(bounds)")
        }
        return number
    }

    private func problem(_ message: String) -> KeyProblem {
        KeyProblem(.invalidCron, "is no cron expression: in the field '\(name)', \(message)")
    }
}
