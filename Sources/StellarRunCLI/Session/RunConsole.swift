import Pipeline

/// The listeners that show a run while it goes on.
struct RunConsole: Sendable {
    let listeners: [any RunListener]
    private let live: LiveConsole?

    /// Chooses by who reads: programs get JSON lines, terminals a display that changes in place.
    init(composition: Composition, printsEvents: Bool) {
        let events = EventPrinter(output: composition.output)
        if composition.errors.isTerminal {
            let live = LiveConsole(output: composition.errors, now: composition.now)
            self.live = live
            listeners = printsEvents ? [events, live] : [live]
        } else {
            live = nil
            let plain = PlainConsole(output: composition.errors)
            listeners = printsEvents ? [events, plain] : [plain]
        }
    }

    /// Keeps elapsed times up to date until the task is cancelled.
    func tick() async {
        guard let live else { return }
        while !Task.isCancelled {
            live.refresh()
            do {
                try await Task.sleep(for: .milliseconds(200))
            } catch {
                return
            }
        }
    }
}
