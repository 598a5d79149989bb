import Values

/// Why a lease could not be settled this time.
struct LeaseProblem: Error, CustomStringConvertible {
    let description: String
    /// Whether trying again within the same minutes could help.
    let isHopeless: Bool

    init(_ description: String, isHopeless: Bool = false) {
        self.description = description
        self.isHopeless = isHopeless
    }

    init(_ error: any Error) {
        let failure = error as? StepFailure
        description = failure?.message ?? "\(error)"
        isHopeless = failure?.code == .unauthorized || failure?.code == .environment
    }
}
