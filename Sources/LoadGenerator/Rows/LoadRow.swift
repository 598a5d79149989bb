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
    /// The status of the answer; 0 if its first line never came.
    package var status: Int32 = 0
    /// The error behind ``failure``; 0 if none.
    ///
    /// An `errno`, or of TLS an `X509_V_ERR_…` when the
    /// failure is `certificate` and OpenSSL's reason when it is `handshake`.
    package var systemError: Int32 = 0
    /// How many packets of its connection were sent again, up to its end.
    package var retransmits: Int32 = 0
    /// Whether it only warmed its endpoint.
    package var isWarmUp: Bool
    /// Whether its connection had carried a request before.
    package var isReused = false
    /// Whether its connection took up the TLS session of an earlier one.
    package var isResumed = false
    /// Whether its answer came over HTTP/2.
    package var isHTTP2 = false
    /// Why it has no answer.
    package var failure = LoadFailure.none
    /// How far it got.
    package var phase = LoadPhase.planned
    /// Which of its instants are the kernel's.
    package var stamps: LoadStamps = []
    /// The length of the body that came, without the framing.
    package var bodyBytes = 0
    /// How long its host's name took to be resolved, in nanoseconds; 0 if that was not done for it.
    package var resolveTime = 0
    /// When it should have been sent.
    package var intended: Int
    /// When its connection was dialled; 0 if the connection is reused.
    package var dialled = 0
    /// When its connection was made; 0 if the connection is reused.
    package var connected = 0
    /// When its connection was secured; 0 if the connection is reused or not secure.
    package var secured = 0
    /// The kernel's own time from the first packet of its connection to the answer to it, in
    /// nanoseconds; 0 if unknown or the connection is reused.
    package var roundTrip = 0
    /// Just before its first byte was handed to the system.
    package var called = 0
    /// When its last packet left; ``called`` where the kernel gave no stamp.
    package var sent = 0
    /// When the first packet of the answer arrived.
    package var firstByte = 0
    /// When the last packet of the answer arrived.
    package var lastByte = 0
    /// When our own loop noticed the first packet of the answer: no result, a sign of health.
    package var noticed = 0
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
    /// From the last packet of the request to the first of the answer, in nanoseconds.
    package var serviceLatency: Int? { firstByte > 0 ? firstByte - sent : nil }
    /// From the planned instant to the first byte of the answer, in nanoseconds: what a user sees,
    /// free of coordinated omission.
    package var responseLatency: Int? { firstByte > 0 ? firstByte - intended : nil }
    /// How long its connection took to make, in nanoseconds, by the kernel where it says so; `nil`
    /// if it is reused or was not made.
    package var connectTime: Int? {
        guard connected > 0 else { return nil }
        return roundTrip > 0 ? roundTrip : connected - dialled
    }
    /// How long its connection took to be secured, in nanoseconds; `nil` if that was not done.
    package var secureTime: Int? { secured > 0 ? secured - connected : nil }
}
