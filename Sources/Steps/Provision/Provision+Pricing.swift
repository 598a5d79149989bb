import FaaS
import Pipeline
import Values

// What it costs to have a machine.
extension Provision {
    /// What is left out: nobody knows it before the run.
    private static let without = "disks of machines, and what leaves the cloud"

    /// What a machine costs if it lives as long as it may; `nil` where something is not known.
    func costs(_ traits: MachineTraits, _ mapping: MappingReader) -> [Forecast.Cost]? {
        let size = parameters.created.size ?? traits.usualSize
        guard mapping.isKnown("size", "lifetime"), let prices = traits.prices,
            let machine = prices.price(of: .machineHour, variant: size),
            let address = prices.price(of: .addressHour)
        else { return nil }
        let hours = parameters.created.lifetime / .seconds(3600)
        return [("hours of a machine \(size)", machine), ("hours of a public address", address)]
            .map { item, price in
                Forecast.Cost(
                    item: item,
                    place: parameters.near.rawValue,
                    amount: hours,
                    dollars: hours * price,
                    prices: "\(prices.region) of \(prices.date)",
                    without: Self.without,
                    isMost: true
                )
            }
    }
}
