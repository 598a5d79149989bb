import FaaS
import Pipeline
import Values

// What it costs to send requests, as far as that can be told before.
extension Invoke {
    /// What is left out of every price: nobody knows it before the run.
    private static let without =
        "the time that functions work beyond their service time, what is stored, "
        + "and what leaves the cloud"

    /// What requests to one set of functions cost; `nil` where something is not known.
    func costs(
        of requests: Int?,
        _ mapping: MappingReader,
        after dependencies: [Forecast]
    ) -> [Forecast.Cost]? {
        guard let place = dependencies.fact("provider")?.text,
            // A provider that this version lacks is found missing before the run.
            let provider = providers[ProviderName(rawValue: place)]
        else { return nil }
        if provider.traits.sharesThisMachine { return [] }
        guard let requests, mapping.isKnown("service-time"),
            let functions = dependencies.fact("chain-length").flatMap(\.asCount),
            let tariff = tariff(of: provider, after: dependencies)
        else { return nil }
        let parts = tariff.price(
            requests: requests * functions,
            each: parameters.serviceTime
        )
        return parts?.map { part in
            Forecast.Cost(
                item: part.item,
                place: place,
                amount: part.amount,
                dollars: part.dollars,
                prices: "\(tariff.prices.region) of \(tariff.prices.date)",
                without: Self.without
            )
        }
    }

    private func tariff(
        of provider: any FunctionProvider,
        after dependencies: [Forecast]
    ) -> FunctionTariff? {
        guard let prices = provider.traits.prices,
            case .byteCount(let memory)? = dependencies.fact("memory"),
            let architecture = dependencies.fact("architecture")?.text
                .flatMap(Architecture.init(rawValue:))
        else { return nil }
        return FunctionTariff(
            prices: prices,
            memory: memory,
            architecture: architecture,
            endpoint: dependencies.fact("endpoint")?.text.flatMap(EndpointKind.init(rawValue:))
        )
    }
}
