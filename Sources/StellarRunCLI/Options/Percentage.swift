import ArgumentParser

/// A share that is written as a percentage: `5%` or `5`.
struct Percentage: ExpressibleByArgument, Sendable, Hashable {
    let share: Double

    init(share: Double) { self.share = share }

    init?(argument: String) {
        let digits = argument.hasSuffix("%") ? argument.dropLast() : argument[...]
        guard let percent = Double(digits), percent > 0, percent <= 1000 else { return nil }
        share = percent / 100
    }

    var defaultValueDescription: String { "\(share * 100)%" }
}
