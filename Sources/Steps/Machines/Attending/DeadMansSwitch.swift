package import Pipeline

/// Stops a step on another machine when there is no word any more from whoever asked for it.
///
/// It counts by its own clock how long the heartbeat has not changed, so that a clock that is set
/// stops nothing.
package struct DeadMansSwitch: Sendable {
    /// Whoever asked gives up first, so that nobody connects to what has just gone.
    private static let margin = Duration.seconds(10)
    /// How long each stage of the stop may take.
    private static let stageLength = Duration.seconds(10)

    private let folder: AttendedFolder
    private let patience: Duration

    package init(folder: AttendedFolder, patience: Duration) {
        self.folder = folder
        self.patience = patience + Self.margin
    }

    /// Waits until there has been no word for too long, or the folder is gone.
    ///
    /// - Throws: `CancellationError`.
    package func expired() async throws {
        let clock = ContinuousClock()
        var (last, since) = (folder.lastWord, clock.now)
        while let known = last, clock.now - since < patience {
            try await clock.sleep(for: .milliseconds(200))
            let latest = folder.lastWord
            if latest != known { (last, since) = (latest, clock.now) }
        }
    }

    /// Stops a run by stages once there has been no word, and at last the process.
    ///
    /// - Returns: Whether there has been no word for too long; false when it was cancelled before.
    package func guardRun(_ control: RunControl, exit: @Sendable () -> Void) async -> Bool {
        do { try await expired() } catch { return false }
        control.requestStop()
        do {
            try await ContinuousClock().sleep(for: Self.stageLength)
            control.requestStop()
            try await ContinuousClock().sleep(for: Self.stageLength)
        } catch {
            return true
        }
        folder.remove()
        exit()
        return true
    }
}
