import LoadGenerator
import Pipeline
import Results
import Statistics
import Values

/// When an `invoke` has sent enough.
struct StopRule: Sendable, Hashable {
    /// How many proven samples to take at each burst size; `nil` when only time says when to stop.
    var samples: SampleCount?
    /// The fewest and the most samples, when it is the precision that says how many.
    var bounds = 30...1000
    /// How long to send.
    var duration: Duration?

    /// How well the median is to be known, when that says how many samples to take.
    var precision: SequentialStopping? {
        guard case .until(let share) = samples else { return nil }
        return SequentialStopping(
            halfWidth: share,
            least: bounds.lowerBound,
            most: bounds.upperBound
        )
    }

    /// How many samples to take at most at each burst size.
    var most: Int {
        switch samples {
        case .exactly(let count): count
        case .until: bounds.upperBound
        case nil: LoadRecipe.mostSamples
        }
    }

    /// Whether samples of the wrong kind are replaced: not when what was to be sent was laid down
    /// by a time.
    var admitsRepeats: Bool { samples != nil && duration == nil }

    /// What is promised of each burst size, so that less makes a result suspect.
    var goal: SampleGoal {
        guard admitsRepeats else { return .open }
        if let precision { return .precision(precision) }
        return .count(most)
    }
}
