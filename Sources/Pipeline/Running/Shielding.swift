/// Runs `body` to its end even when the calling task is cancelled.
func shieldedFromCancellation<Result: Sendable>(
    _ body: @escaping @Sendable () async -> Result
) async -> Result {
    // Looks unstructured; it is not, because the result is always awaited.
    await Task { await body() }.value
}
