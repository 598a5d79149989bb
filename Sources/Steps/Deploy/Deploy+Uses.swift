import FaaS
import Pipeline
import Values

// What a deploy uses of its provider, and what is stored there for it.
extension Deploy {
    /// What it uses; all that it may use where something is not known yet.
    func uses(of provider: any FunctionProvider, _ mapping: MappingReader) -> Set<Forecast.Use> {
        var uses: Set<ProviderUse> = [.functions]
        uses.formUnion(packageUses(provider.traits, mapping))
        let isSaid = mapping.isKnown("endpoint")
        let endpoint = parameters.endpoint ?? provider.traits.endpoints.first
        if !isSaid || endpoint == .functionURL { uses.insert(.functionURL) }
        if !isSaid || endpoint == .httpAPI { uses.insert(.httpAPI) }
        if !mapping.isKnown("snap-start") || parameters.snapStart { uses.insert(.snapshots) }
        if !mapping.isKnown("reserved-concurrency") || parameters.reservedConcurrency != nil {
            uses.insert(.reservedConcurrency)
        }
        return Set(uses.map { Forecast.Use($0.rawValue, of: provider.name.rawValue) })
    }

    private func packageUses(
        _ traits: ProviderTraits,
        _ mapping: MappingReader
    ) -> Set<ProviderUse> {
        guard mapping.isKnown("package") else { return [.images, .storedZip] }
        guard parameters.package == .zip else { return [.images] }
        guard mapping.isKnown("size") else { return [.storedZip] }
        return isStored(traits) ? [.storedZip] : []
    }

    /// Whether the provider keeps the package beside the functions; the code alone is taken to be
    /// small.
    private func isStored(_ traits: ProviderTraits) -> Bool {
        guard let limit = traits.largestUnstored[parameters.package],
            let size = parameters.size.target
        else { return false }
        return size > limit
    }

    /// What it costs to store the package, at most: no run takes longer than a month.
    func storage(
        at provider: any FunctionProvider,
        _ mapping: MappingReader
    ) -> [Forecast.Cost] {
        let (traits, kind) = (provider.traits, parameters.package.rawValue)
        guard mapping.isKnown("package", "size"), isStored(traits), let prices = traits.prices,
            let size = parameters.size.target,
            let month = prices.price(of: .storage, variant: kind)
        else { return [] }
        let amount = Double(size.bytes) / Double(1 << 30)
        let upload = prices.price(of: .upload, variant: kind) ?? 0
        return [
            Forecast.Cost(
                item: "GiB of packages, stored for a month",
                place: provider.name.rawValue,
                amount: amount,
                dollars: amount * month + upload,
                prices: "\(prices.region) of \(prices.date)",
                isMost: true
            )
        ]
    }
}
