import LoadGenerator
import Statistics

/// What a load has come to so far: every latency, every failure.
struct LoadTotals {
    private(set) var service: [Int] = []
    private(set) var response: [Int] = []
    private(set) var lateness: [Int] = []
    private(set) var ended = 0
    private(set) var succeeded = 0
    private(set) var reused = 0
    private(set) var firstSent = Int.max
    private(set) var lastSent = 0
    private(set) var lastByte = 0
    /// How often what went wrong, by the failure's code or the status.
    private(set) var failures: [String: Int] = [:]
    private(set) var connects: [Int] = []
    private(set) var handshakes: [Int] = []
    private(set) var resolveTime = 0

    mutating func add(_ answers: [LoadAnswer]) {
        for answer in answers { add(answer.row) }
    }

    private mutating func add(_ row: LoadRow) {
        ended += 1
        if row.succeeded {
            succeeded += 1
        } else {
            let reason = row.failure == .none ? "status \(row.status)" : row.failure.rawValue
            failures["\(reason)" + row.place, default: 0] += 1
        }
        guard row.sent > 0 else { return }
        firstSent = min(firstSent, row.sent)
        lastSent = max(lastSent, row.sent)
        lastByte = max(lastByte, row.lastByte)
        lateness.append(row.sent - row.intended)
        if row.isReused { reused += 1 }
        if let time = row.connectTime { connects.append(time) }
        if let time = row.secureTime { handshakes.append(time) }
        resolveTime = max(resolveTime, row.resolveTime)
        guard row.succeeded, let latency = row.serviceLatency, let seen = row.responseLatency
        else { return }
        service.append(latency)
        response.append(seen)
    }
}

extension LoadRow {
    /// In which phase a request without an answer failed.
    fileprivate var place: String { failure == .none ? "" : " while \(phase.rawValue)" }
}
