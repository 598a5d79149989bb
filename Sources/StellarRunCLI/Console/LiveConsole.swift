import Pipeline
import Synchronization

/// Shows a run on a terminal: one line a step family that changes in place, failures above them.
final class LiveConsole: RunListener {
    private struct State {
        var progress = RunProgress()
        /// How many lines the changing part has on the screen.
        var drawn = 0
        var isOver = false
    }

    private let state = Mutex(State())
    private let output: any TextOutput
    private let now: @Sendable () -> Double

    init(output: any TextOutput, now: @escaping @Sendable () -> Double) {
        self.output = output
        self.now = now
    }

    func record(_ event: RunEvent) {
        state.withLock { state in
            state.progress.apply(event)
            if case .runFinished = event.body { state.isOver = true }
            draw(above: RunRemarks.lines(of: event), in: &state)
        }
    }

    /// Brings elapsed times up to date; called a few times a second.
    func refresh() {
        state.withLock { state in
            guard !state.isOver else { return }
            draw(above: [], in: &state)
        }
    }

    private func draw(above lines: [String], in state: inout State) {
        let width = max(20, (output.width ?? 80) - 1)
        let names = state.progress.families.map(\.name.count).max() ?? 0
        let live = state.progress.families.map { family in
            FamilyLine(family: family, nameWidth: names, now: Int(now() * 1000)).text
        }
        // Up to the first changing line, clear from there down, and write everything again.
        let up = state.drawn > 0 ? "\u{1B}[\(state.drawn)A" : ""
        // What stays may be as long as it is; what changes must keep to the lines counted below.
        let text = lines.map { "\($0)\n" }.joined() + live.map { "\($0.prefix(width))\n" }.joined()
        output.write("\(up)\r\u{1B}[J\(text)")
        state.drawn = live.count
    }
}
