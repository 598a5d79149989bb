/// Decides who may use the machine: several noisy works at once, or one measurement alone.
///
/// Noise that is ready goes first, so that a long measurement plan never holds up what others wait
/// for; measurements take turns in the order in which they came.
struct MachineQueue {
    private let noiseLimit: Int
    private var active: [Int: MachineUse] = [:]
    private var waiting: [MachineHold] = []
    private var nextNumber = 0

    init(noiseLimit: Int) {
        precondition(noiseLimit > 0, "a machine that allows no noise could never build anything")
        self.noiseLimit = noiseLimit
    }

    /// Puts somebody in the queue; ``grants()`` tells when it is their turn.
    mutating func enter(_ use: MachineUse) -> MachineHold {
        let hold = MachineHold(use: use, number: nextNumber)
        nextNumber += 1
        waiting.append(hold)
        return hold
    }

    /// Ends a use, or the waiting for it.
    mutating func leave(_ hold: MachineHold) {
        if active.removeValue(forKey: hold.number) == nil { waiting.removeAll { $0 == hold } }
    }

    /// Those whose turn it is now, each told once.
    mutating func grants() -> [MachineHold] {
        var granted: [MachineHold] = []
        while let position = nextPosition {
            let hold = waiting.remove(at: position)
            active[hold.number] = hold.use
            granted.append(hold)
        }
        return granted
    }

    private var nextPosition: Int? {
        guard !active.values.contains(.quiet) else { return nil }
        if let noise = waiting.firstIndex(where: { $0.use == .noise }) {
            return active.count < noiseLimit ? noise : nil
        }
        return active.isEmpty ? waiting.indices.first : nil
    }
}
