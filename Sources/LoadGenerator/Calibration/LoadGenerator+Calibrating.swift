import CSocketTiming
import Values

extension LoadGenerator {
    /// Measures this machine: sends requests to a server inside the process and compares what is
    /// reported with what the server's socket knows.
    ///
    /// - Parameters:
    ///   - duration: For how long; 2 s tell a 99th percentile.
    ///   - rate: How many requests a second.
    /// - Returns: The error bar of what is measured next with the same spinning and stamping.
    /// - Throws: A ``LoadError`` when the system refuses a port or a thread, and
    ///   `CancellationError`.
    package func calibrate(
        for duration: Duration = .seconds(2),
        rate: Int = 200
    ) async throws -> Calibration {
        let peer = try CalibrationPeer()
        let count = max(1, Int(duration / .seconds(1) * Double(rate)))
        let plan = LoadPlan(
            requests: (0..<count).map {
                PlannedRequest(id: $0, offset: $0 * 1_000_000_000 / rate, burst: $0)
            }
        )
        var echo = self
        echo.targets = [try LoadTarget(url: "http://127.0.0.1:\(peer.port)/{id}")]
        echo.policy = .reuse
        echo.connections = 1
        echo.timeout = .seconds(2)
        var rows: [LoadRow] = []
        do {
            _ = try await echo.run(plan) { answers in
                rows += answers.map(\.row)
                return .proceed
            }
        } catch {
            // What ended the load says more than how the peer ended could.
            _ = try? await peer.end()
            throw error
        }
        let residences = try await peer.end()
        try Task.checkCancellation()
        return Calibration(rows, residences, clockResolution: Int(st_clock_resolution()))
    }
}
