import Glibc
import Statistics

/// What a comparison came to, in words: `12 % slower, 95 % CI 8…17 %`.
struct FindingText {
    let result: ComparedResult

    var text: String {
        guard let comparison = result.comparison else { return "cannot tell, \(absence)" }
        let effect = Self.effect(comparison.ratio)
        switch comparison.finding {
        case .different: return effect
        case .equivalent:
            return "no difference ≥ \(Self.number(comparison.margin * 100)) % (\(effect))"
        case .unclear(let more):
            let hint = more.map { ", about \(Self.round($0)) more samples of each" } ?? ""
            return "cannot tell\(hint) (\(effect))"
        }
    }

    private var absence: String {
        if result.base.count == 0 { return "A has no samples" }
        return result.other.count == 0 ? "B has no samples" : "a median is not above zero"
    }

    private static func effect(_ ratio: RatioEstimate) -> String {
        let isSlower = ratio.value >= 1
        let sign = isSlower ? 1.0 : -1.0
        let share = "\(number(sign * (ratio.value - 1) * 100)) % \(isSlower ? "slower" : "faster")"
        guard let interval = ratio.interval else { return "\(share), no interval" }
        let ends = [interval.lowerBound, interval.upperBound].map { sign * ($0 - 1) * 100 }.sorted()
        return "\(share), 95 % CI \(number(ends[0]))\u{2026}\(number(ends[1])) %"
    }

    /// Whole from 10 on, with one decimal below.
    private static func number(_ percent: Double) -> String {
        let tenths = Int((percent * 10).rounded())
        let (size, sign) = (abs(tenths), tenths < 0 ? "\u{2212}" : "")
        guard size < 100, size % 10 != 0 else {
            return "\(sign)\(Int((Double(size) / 10).rounded()))"
        }
        return "\(sign)\(size / 10).\(size % 10)"
    }

    /// Two digits, rounded up: it is an estimate.
    static func round(_ count: Int) -> Int {
        guard count > 99 else { return count }
        let power = Int(pow(10, floor(log10(Double(count))) - 1))
        return (count + power - 1) / power * power
    }
}
