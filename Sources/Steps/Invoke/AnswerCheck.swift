import Values

/// Compares what a function was asked to do with what it says it did.
///
/// A request that was answered without that work is a failed request: its latency would be that of
/// something else.
struct AnswerCheck: Sendable {
    let payload: ByteCount
    let responsePayload: ByteCount
    let serviceTime: Duration
    /// How many functions follow the one that is invoked.
    let followers: Int

    init(_ parameters: InvokeParameters) {
        payload = parameters.payload
        responsePayload = parameters.responsePayload
        serviceTime = parameters.serviceTime
        followers = (parameters.chain?.length ?? 1) - 1
    }

    /// Whether answers carry a payload of their own.
    var carriesPayload: Bool { responsePayload > .zero }

    /// Finds what was not done.
    ///
    /// - Parameters:
    ///   - answer: What the function says; `nil` when it does not say who it is, which proves
    ///     nothing at all.
    ///   - body: How many bytes the body of its answer had.
    ///   - told: How many of them say what the function did.
    /// - Returns: A word for the file of samples; `nil` when all was done.
    func fault(in answer: FunctionAnswer?, body: Int, told: Int) -> String? {
        guard let answer else { return isDemanding ? "unproven" : nil }
        guard (answer.chain ?? []).count == followers else { return "chain" }
        let functions = answer.everyone
        let expectsPayload = payload > .zero || followers > 0
        if expectsPayload, functions.contains(where: { $0.payloadBytes != payload.bytes }) {
            return "payload"
        }
        if functions.contains(where: { ($0.serviceNs ?? 0) < serviceTime.nanoseconds }) {
            return "service-time"
        }
        guard carriesPayload else { return nil }
        return body - told == responsePayload.bytes ? nil : "response-payload"
    }

    private var isDemanding: Bool {
        payload > .zero || carriesPayload || serviceTime > .zero || followers > 0
    }
}
