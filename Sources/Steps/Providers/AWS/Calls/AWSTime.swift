import FoundationEssentials

/// Time and chance as calls to AWS use them.
struct AWSTime: Sendable {
    /// The time of day, in seconds since 1970.
    var now: @Sendable () -> Double = { Date().timeIntervalSince1970 }
    /// Waits.
    var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    /// A number in `0..<1`.
    var random: @Sendable () -> Double = { Double.random(in: 0..<1) }
}
