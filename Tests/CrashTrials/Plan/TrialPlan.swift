import ScriptedCloud
import Values

/// All that decides a trial, in a text that repeats it: `cloud-p37-resume-8812331`.
struct TrialPlan: Sendable, CustomStringConvertible {
    let place: Place
    /// The point at which the run dies; `nil` for a random instant.
    let point: Int?
    let recovery: Recovery
    let seed: UInt64

    var description: String {
        let death = point.map { "p\($0)" } ?? "random"
        return "\(place.rawValue)-\(death)-\(recovery.rawValue)-\(seed)"
    }

    /// When the run dies.
    var death: Death {
        var random = SeededGenerator(seed: seed, for: "death")
        return point.map(Death.point) ?? .instant(random.unit())
    }

    /// When the recoveries die; the one after them is left alone.
    var relapses: [Death] {
        var random = SeededGenerator(seed: seed, for: "relapses")
        let count = [0, 0, 1, 1, 2].randomElement(using: &random) ?? 0
        return (0..<count).map { _ in
            random.unit() < 0.6
                ? .point(Int.random(in: 1...60, using: &random)) : .instant(random.unit())
        }
    }

    /// How the cloud behaves.
    var script: CloudScript { TrialCloud.script(seed: seed) }
}

extension TrialPlan {
    /// Reads a plan back.
    init?(_ text: String) {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 4, let place = Place(rawValue: parts[0]),
            let recovery = Recovery(rawValue: parts[2]), let seed = UInt64(parts[3])
        else { return nil }
        let point = parts[1] == "random" ? nil : Int(parts[1].dropFirst())
        guard parts[1] == "random" || point != nil else { return nil }
        self.init(place: place, point: point, recovery: recovery, seed: seed)
    }
}
