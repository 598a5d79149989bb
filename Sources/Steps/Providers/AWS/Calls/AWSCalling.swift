import Values

/// Carries calls to AWS: signs them, waits its turn, and sends again what may be sent again.
protocol AWSCalling: Sendable {
    /// Sends a call and returns its answer, whose status is 2xx.
    ///
    /// - Throws: A `ProviderFailure` whose code was decided from the error code of AWS, with the error
    ///   code, AWS's own text and the id of the request among its details; `CancellationError` on cancel.
    func send(_ call: AWSCall) async throws -> HTTPAnswer
}
