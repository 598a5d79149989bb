/// Finished requests with the beginnings of their bodies, as they leave the thread that measures.
struct AnswerBatch: Sendable {
    private(set) var rows: [LoadRow] = []
    private var bodies: [UInt8] = []
    /// Where each body ends.
    private var ends: [Int] = []

    /// Adds a row and a copy of its body.
    mutating func add(_ row: LoadRow, _ body: [UInt8]) {
        rows.append(row)
        bodies.append(contentsOf: body)
        ends.append(bodies.count)
    }

    /// Makes room for this many without allocating later.
    mutating func reserve(_ count: Int) {
        rows.reserveCapacity(count)
        ends.reserveCapacity(count)
    }

    /// Forgets everything but keeps the memory.
    mutating func empty() {
        rows.removeAll(keepingCapacity: true)
        bodies.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    /// The answers, each with a body of its own.
    var answers: [LoadAnswer] {
        var start = 0
        return zip(rows, ends).map { row, end in
            defer { start = end }
            return LoadAnswer(row: row, body: Array(bodies[start..<end]))
        }
    }
}
