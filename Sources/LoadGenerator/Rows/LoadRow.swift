/// Everything that is known of one request, in a fixed layout.
///
/// Instants are nanoseconds on the monotonic clock; 0 means that it did not happen.
package struct LoadRow: Sendable, Hashable {
    /// The number of the request.
    package var id: Int
    /// Which of the targets it went to.
    package var endpoint: Int32
    /// The number of its burst.
    package var burst: Int32
    /// How many requests its burst has.
    package var burstSize: Int32
    /// Whether it only warmed its endpoint.
    package var isWarmUp: Bool
    /// Whether its connection had carried a request before.
    package var isReused = false
    /// Why it has no answer.
    package var failure = LoadFailure.none
    /// How far it got.
    package var phase = LoadPhase.planned
    /// The error of the system behind ``failure``, an `errno`; 0 if none.
    package var systemError: Int32 = 0
    /// The status of the answer; 0 if its first line never came.
    package var status: Int32 = 0
    /// The length of the body that came, without the framing.
    package var bodyBytes = 0
    /// When it should have been sent.
    package var intended: Int
    /// When its connection was dialled; 0 if the connection is reused.
    package var dialled = 0
    /// When its connection was made; 0 if the connection is reused.
    package var connected = 0
    /// Just before its first byte was handed to the system.
    package var sent = 0
    /// When the first byte of the answer was there.
    package var firstByte = 0
    /// When the last byte of the answer was there.
    package var lastByte = 0
}

extension LoadRow {
    init(_ request: PlannedRequest, origin: Int) {
        id = request.id
        endpoint = Int32(clamping: request.endpoint)
        burst = Int32(clamping: request.burst)
        burstSize = Int32(clamping: request.burstSize)
        isWarmUp = request.isWarmUp
        intended = origin + request.offset
    }

    /// Whether a complete answer with a status of 200 to 299 came.
    package var succeeded: Bool { failure == .none && (200..<300).contains(status) }
    /// From sending to the first byte of the answer, in nanoseconds.
    package var serviceLatency: Int? { firstByte > 0 ? firstByte - sent : nil }
    /// From the planned instant to the first byte of the answer, in nanoseconds: what a user sees,
    /// free of coordinated omission.
    package var responseLatency: Int? { firstByte > 0 ? firstByte - intended : nil }
    /// How long its connection took to make, in nanoseconds; `nil` if it is reused or was not made.
    package var connectTime: Int? { connected > 0 ? connected - dialled : nil }
}
