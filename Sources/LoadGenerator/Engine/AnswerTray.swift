/// Finished requests that nobody has been told of yet, with the beginnings of their bodies.
///
/// All memory is there from the start; it is used again as soon as everything was handed over.
struct AnswerTray {
    private var indices: [Int] = []
    private var first = 0
    private var bodies: [UInt8]
    private var used = 0
    /// Since when something waits; 0 when nothing does.
    private(set) var waitingSince = 0

    init(capacity: Int, bodyCapacity: Int) {
        indices.reserveCapacity(capacity)
        bodies = Array(repeating: 0, count: bodyCapacity)
    }

    /// How many answers wait.
    var count: Int { indices.count - first }

    /// Whether a body of this size can be kept without handing over first.
    func hasRoom(for size: Int) -> Bool { used + size <= bodies.count }

    /// Keeps a part of `source` and returns where it is.
    mutating func keep(_ source: [UInt8], _ range: Range<Int>) -> Range<Int> {
        let start = used
        for index in range {
            bodies[used] = source[index]
            used += 1
        }
        return start..<used
    }

    /// Notes that a request is over.
    mutating func add(_ index: Int, now: Int) {
        indices.append(index)
        if waitingSince == 0 { waitingSince = now }
    }

    /// Takes out up to `limit` answers, the oldest first.
    mutating func take(_ limit: Int, of flights: [Flight]) -> [LoadAnswer] {
        let taken = indices[first..<(first + min(limit, count))]
        let answers = taken.map {
            LoadAnswer(row: flights[$0].row, body: Array(bodies[flights[$0].body]))
        }
        first += taken.count
        if first == indices.count {
            indices.removeAll(keepingCapacity: true)
            first = 0
            used = 0
            waitingSince = 0
        }
        return answers
    }
}
