import Values

/// What `PackageType` can say.
enum PackageWord {
    static let all = ["Zip", "Image", "Container"]
}

/// What `IATType` can say, the default first.
enum IntervalLaw {
    static let all = ["stochastic", "deterministic", "step"]
}

/// Numbers in messages.
enum GoNumber {
    /// Whole numbers without a point or an exponent.
    static func text(_ number: Double) -> String {
        number.rounded() == number && number.magnitude < 1e15
            ? "\(Int(number))" : GoText.json(number)
    }
}
