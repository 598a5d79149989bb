import FoundationEssentials
import Pipeline
import Values

/// What a plan will take, as people read it: what is known, and what is not.
struct ForecastText {
    let forecast: PlanForecast

    init(_ forecast: PlanForecast) { self.forecast = forecast }

    /// The text; empty when there is nothing to say.
    var text: String {
        let lines = [resources, requests, costs, duration].compactMap(\.self) + differences
        return lines.isEmpty ? "" : "\nforecast\n" + lines.map { "  \($0)\n" }.joined()
    }

    private var resources: String? {
        let parts = forecast.resources.map { resource in
            "\(resource.count) \(resource.kind)\(resource.count == 1 ? "" : "s") on \(resource.place)"
        }
        return parts.isEmpty ? nil : "creates     \(parts.joined(separator: ", "))"
    }

    private var requests: String? {
        guard forecast.requests > 0 || !forecast.unknown.isEmpty else { return nil }
        let known =
            "sends       \(forecast.requests) requests, and up to as many again "
            + "where samples are not proven"
        guard !forecast.unknown.isEmpty else { return known }
        let names = forecast.unknown.map(\.description).joined(separator: ", ")
        return "\(known)\n  not known   what comes of \(names): it hangs on values of the run"
    }

    private var costs: String? {
        guard !forecast.costs.isEmpty || !forecast.unpriced.isEmpty else { return nil }
        let (most, least) = (forecast.costs.filter(\.isMost), forecast.costs.filter { !$0.isMost })
        var lines = forecast.costs.isEmpty ? [] : [total(least)] + least.map(line)
        lines += most.map(mostLine)
        for without in Set(forecast.costs.compactMap(\.without)).sorted() {
            lines.append("not counted: \(without)")
        }
        if !forecast.unpriced.isEmpty {
            let names = forecast.unpriced.map(\.description).joined(separator: ", ")
            lines.append("not known: what \(names) costs")
        }
        return "costs       " + lines.joined(separator: "\n              ")
    }

    /// The least; what is known as the most only, nobody can add to it.
    private func total(_ least: [Forecast.Cost]) -> String {
        let sum = dollars(least.map(\.dollars).reduce(0, +))
        let prices = Set(forecast.costs.map { "\($0.place) in \($0.prices)" }).sorted()
        let isAll =
            forecast.costs.allSatisfy { $0.without == nil && !$0.isMost }
            && forecast.unpriced.isEmpty
        let head = least.isEmpty ? "" : "\(isAll ? "" : "at least ")\(sum), "
        return "\(head)by the prices of \(prices.joined(separator: ", "))"
    }

    private func line(_ cost: Forecast.Cost) -> String {
        "\(dollars(cost.dollars))  \(amount(cost)) \(cost.item) on \(cost.place)"
    }

    /// Below a cent nobody wants to know how much exactly.
    private func mostLine(_ cost: Forecast.Cost) -> String {
        let sum = cost.dollars < 0.01 ? "below $0.01" : "at most \(dollars(cost.dollars)) more"
        return "\(sum)  \(amount(cost)) \(cost.item) on \(cost.place)"
    }

    private func amount(_ cost: Forecast.Cost) -> String {
        let amount = (cost.amount * 1000).rounded() / 1000
        return amount == amount.rounded() ? "\(Int(amount))" : "\(amount)"
    }

    /// Enough digits for what costs less than a cent.
    private func dollars(_ amount: Double) -> String {
        let micro = Int((amount * 1e6).rounded(.up))
        let digits = String(micro % 1_000_000)
        return "$\(micro / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
    }

    private var duration: String? {
        guard forecast.duration > .zero else { return nil }
        let path = forecast.criticalPath.map(\.description).joined(separator: "\n              ")
        let untimed =
            forecast.untimed.isEmpty
            ? "" : "\n              not counted: \(forecast.untimed.joined(separator: ", "))"
        let seconds = SecondsText.text(Double(forecast.duration.nanoseconds) / 1e9)
        return "takes       \(seconds) on average to send it all, one after another:\n"
            + "              \(path)\(untimed)"
    }

    /// One line for each number of samples, since that alone makes the difference.
    private var differences: [String] {
        let groups = Dictionary(grouping: forecast.resolutions, by: \.resolution)
        return groups.sorted { $0.key.samples < $1.key.samples }.flatMap { resolution, members in
            let head = "n = \(resolution.samples)"
            let column = "can show    \(head)"
            guard let ratio = resolution.ratio, let ranges = resolution.interquartileRanges else {
                return ["\(column): nothing, a median has no interval below 6 samples"]
            }
            return [
                "\(column): medians that differ by \(percent(ratio - 1)) or "
                    + "\(rounded(ranges)) interquartile ranges (\(members.count) results)",
                "            if p75 is \(rounded(resolution.spread)) times p25 (assumed); "
                    + "4 times in 5 at the 5 % level",
            ]
        }
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded(.up))) %" }

    private func rounded(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }
}
