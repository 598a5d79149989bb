/// Waits for programs, so that they stop with the task that waits and never outlive us.
struct ProgramRunner: Sendable {
    private let reaper: GroupReaper
    private let threads: ProgramThreads

    init(reaper: GroupReaper = GroupReaper(), threads: ProgramThreads = ProgramThreads()) {
        self.reaper = reaper
        self.threads = threads
    }

    /// Waits for a program on a thread of its own; a cancelled task stops it and still waits.
    ///
    /// - Parameters:
    ///   - launch: The program.
    ///   - limit: The most bytes that it may print on one stream.
    /// - Returns: How it ended, or why it could not be started.
    func end(
        of launch: ProgramLaunch,
        printing limit: Int
    ) async -> Result<ProgramEnd, ProgramFailure> {
        let bell = StopBell()
        let reaper = reaper
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waiting in
                do throws(ProgramFailure) {
                    try threads.run {
                        waiting.resume(returning: Self.live(launch, limit, bell, reaper))
                    }
                } catch {
                    waiting.resume(returning: .failure(error))
                }
            }
        } onCancel: {
            bell.ring()
        }
    }

    private static func live(
        _ launch: ProgramLaunch,
        _ limit: Int,
        _ bell: StopBell,
        _ reaper: GroupReaper
    ) -> Result<ProgramEnd, ProgramFailure> {
        do throws(ProgramFailure) {
            let life = try ProgramLife(launch, limit: limit, bell: bell, reaper: reaper)
            return .success(life.end())
        } catch {
            return .failure(error)
        }
    }
}
