/// The bounds of a key, ready to refuse what lies outside.
struct Limits<Bound: Comparable & Sendable>: Sendable {
    let least: Bound?
    let greatest: Bound?

    init(_ bounds: some KeyBounds<Bound>) {
        self.init(least: bounds.least, greatest: bounds.greatest)
    }

    init(least: Bound?, greatest: Bound?) {
        self.least = least
        self.greatest = greatest
    }

    /// Refuses what lies outside, in the words of the pipeline.
    func check(_ value: Bound, text: (Bound) -> String) throws(KeyProblem) {
        let isInside = least.map { $0 <= value } != false && greatest.map { value <= $0 } != false
        guard !isInside else { return }
        throw KeyProblem(.outOfRange, "must be \(phrase(text)), not \(text(value))")
    }

    private func phrase(_ text: (Bound) -> String) -> String {
        switch (least, greatest) {
        case (let least?, let greatest?): "between \(text(least)) and \(text(greatest))"
        case (let least?, nil): "at least \(text(least))"
        case (nil, let greatest?): "at most \(text(greatest))"
        case (nil, nil): "anything"
        }
    }
}
