extension ResultSummary: Codable {
    /// The names in `summary.json`.
    private enum Key: String, CodingKey {
        case burst, n, errors, impure, minNs, p25Ns, p50Ns, p50CI, p75Ns, p90Ns, p95Ns, p99Ns
        case maxNs, meanNs, sdNs, responseP50Ns, transfers, repeats, seed
        case interruptions, queued, tmr, keepAlive, verdict
        case latenessP50Ns, latenessP99Ns, provenance
    }

    /// Reads an entry of `summary.json`.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        identity = try ResultIdentity(from: decoder)
        burst = try values.decode(Int.self, forKey: .burst)
        n = try values.decode(Int.self, forKey: .n)
        errors = try values.decode(Int.self, forKey: .errors)
        impure = try values.decodeIfPresent(Double.self, forKey: .impure)
        let number = { try values.decodeIfPresent(Int.self, forKey: $0) }
        min = try number(.minNs)
        p25 = try number(.p25Ns)
        p50 = try number(.p50Ns)
        p50Interval = try values.decodeIfPresent(ClosedRange<Int>.self, forKey: .p50CI)
        p75 = try number(.p75Ns)
        p90 = try number(.p90Ns)
        p95 = try number(.p95Ns)
        p99 = try number(.p99Ns)
        max = try number(.maxNs)
        mean = try number(.meanNs)
        deviation = try number(.sdNs)
        responseP50 = try number(.responseP50Ns)
        let transfers = try values.decodeIfPresent([TransferSummary].self, forKey: .transfers)
        self.transfers = transfers ?? []
        repeats = try values.decode(Int.self, forKey: .repeats)
        seed = try values.decode(UInt64.self, forKey: .seed)
        interruptions = try values.decodeIfPresent(Int.self, forKey: .interruptions) ?? 0
        queued = try values.decodeIfPresent(Int.self, forKey: .queued) ?? 0
        tailToMedian = try values.decodeIfPresent(Double.self, forKey: .tmr)
        keepAlive = try values.decodeIfPresent(KeepAliveFinding.self, forKey: .keepAlive)
        latenessP50 = try number(.latenessP50Ns)
        latenessP99 = try number(.latenessP99Ns)
        provenance = try values.decodeIfPresent(ResultProvenance.self, forKey: .provenance)
        verdict = try values.decode(String.self, forKey: .verdict)
    }

    /// Writes an entry of `summary.json`, with every key, so that what is missing is seen to be.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try encodeIdentity(to: encoder)
        try values.encode(burst, forKey: .burst)
        try values.encode(n, forKey: .n)
        try values.encode(errors, forKey: .errors)
        try values.encode(impure, forKey: .impure)
        for (key, value) in latencies { try values.encode(value, forKey: key) }
        try values.encode(p50Interval, forKey: .p50CI)
        try values.encode(transfers, forKey: .transfers)
        try values.encode(repeats, forKey: .repeats)
        try values.encode(seed, forKey: .seed)
        try values.encode(interruptions, forKey: .interruptions)
        try values.encode(queued, forKey: .queued)
        try values.encode(tailToMedian, forKey: .tmr)
        try values.encode(keepAlive, forKey: .keepAlive)
        try values.encode(provenance, forKey: .provenance)
        try values.encode(verdict, forKey: .verdict)
    }

    private func encodeIdentity(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: ResultIdentity.CodingKeys.self)
        try values.encode(identity.instance, forKey: .instance)
        try values.encode(identity.set, forKey: .set)
        try values.encode(identity.measuredBy, forKey: .measuredBy)
        try values.encode(identity.provider, forKey: .provider)
        try values.encode(identity.function, forKey: .function)
        try values.encode(identity.runtime, forKey: .runtime)
        try values.encode(identity.package, forKey: .package)
        try values.encode(identity.packageBytes, forKey: .packageBytes)
        try values.encode(identity.mode, forKey: .mode)
        try values.encode(identity.cold, forKey: .cold)
        try values.encode(identity.serviceTime, forKey: .serviceTime)
        try values.encode(identity.payload, forKey: .payload)
        try values.encode(identity.responsePayload, forKey: .responsePayload)
        try values.encode(identity.chain, forKey: .chain)
        try values.encode(identity.transfer, forKey: .transfer)
    }

    private var latencies: [(Key, Int?)] {
        [
            (.minNs, min), (.p25Ns, p25), (.p50Ns, p50), (.p75Ns, p75), (.p90Ns, p90),
            (.p95Ns, p95), (.p99Ns, p99), (.maxNs, max), (.meanNs, mean), (.sdNs, deviation),
            (.responseP50Ns, responseP50), (.latenessP50Ns, latenessP50),
            (.latenessP99Ns, latenessP99),
        ]
    }
}
