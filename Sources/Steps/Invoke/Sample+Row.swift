import LoadGenerator
import Results

extension Sample {
    /// What the load generator knows of a request, as a sample that is not judged yet.
    init(_ row: LoadRow, attempt: Int, isRepeat: Bool) {
        self.init(
            id: row.id,
            attempt: attempt,
            endpoint: Int(row.endpoint),
            burst: Int(row.burst),
            size: Int(row.burstSize),
            phase: row.isWarmUp ? .warmUp : (isRepeat ? .repeated : .measured),
            times: Times(
                intended: row.intended,
                sent: row.sent.ifHappened,
                resolve: row.resolveTime.ifHappened,
                connect: row.connectTime,
                secure: row.secureTime,
                firstByte: row.firstByte.ifHappened,
                lastByte: row.lastByte.ifHappened
            )
        )
        status = row.status == 0 ? nil : Int(row.status)
        error = row.failure == .none ? nil : row.failure.rawValue
        bytes = row.firstByte == 0 ? nil : row.bodyBytes
        reused = row.sent == 0 ? nil : row.isReused
    }
}

extension Int {
    /// An instant or a duration, or `nil` for the 0 that stands for what did not happen.
    fileprivate var ifHappened: Int? { self == 0 ? nil : self }
}
