import ScriptedCloud
import Values

/// Draws the clouds of the trials: always slow to show and to create, often worse.
enum TrialCloud {
    /// How long a request may lie around between a dead client and the cloud on a busy machine.
    private static let margin = Duration.milliseconds(250)

    /// As slow as any, but without a fault: what undisturbed runs are counted on.
    static var calm: CloudScript {
        var script = CloudScript(seed: 1)
        script.foundations = ["role", "machine"]
        script.coldStart = .milliseconds(2)
        script.faults.lag = .milliseconds(80)
        script.faults.inFlight = .milliseconds(80)
        script.settleWindow = script.faults.longestDelay + margin
        return script
    }

    /// The cloud of the comparison: creations take up to 200 ms and may show 300 ms later, which is
    /// little beside a real cloud.
    static func slow(seed: UInt64) -> CloudScript {
        var script = calm
        script.seed = seed
        script.faults.lag = .milliseconds(300)
        script.faults.inFlight = .milliseconds(200)
        script.settleWindow = script.faults.longestDelay + margin
        return script
    }

    /// The cloud of a trial.
    static func script(seed: UInt64) -> CloudScript {
        var random = SeededGenerator(seed: seed, for: "cloud")
        var script = calm
        script.seed = seed
        script.faults.lag = .milliseconds(Int.random(in: 30...120, using: &random))
        script.faults.inFlight = .milliseconds(Int.random(in: 30...120, using: &random))
        if random.unit() < 0.5 { script.faults.listLag = .milliseconds(60) }
        if random.unit() < 0.5 { script.faults.slowDelete = .milliseconds(60) }
        if random.unit() < 0.4 { script.faults.lostReplies = 0.05 }
        if random.unit() < 0.4 { script.faults.duplicates = 0.1 }
        if random.unit() < 0.4 { script.faults.throttled = 0.03 }
        if random.unit() < 0.4 { script.faults.failuresBefore = 0.03 }
        if random.unit() < 0.4 { script.faults.failuresAfter = 0.05 }
        script.settleWindow = script.faults.longestDelay + margin
        return script
    }
}
