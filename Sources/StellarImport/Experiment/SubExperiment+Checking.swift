import Pipeline

extension SubExperiment {
    /// Reports what neither STeLLAR nor a pipeline could do anything with.
    func check(into diagnostics: inout Diagnostics) {
        checkNumbers(&diagnostics)
        checkBursts(&diagnostics)
        checkWords(&diagnostics)
        checkServiceTimes(&diagnostics)
    }

    /// The bounds are those of our own keys, where STeLLAR has none.
    private func checkNumbers(_ diagnostics: inout Diagnostics) {
        let numbers: [(String, Double, ClosedRange<Double>)] = [
            ("PayloadLengthBytes", Double(payloadLengthBytes), 0...Double(1 << 30)),
            ("IATSeconds", iatSeconds, 0...31_536_000),
            ("Parallelism", Double(parallelism), 1...1000),
            ("FunctionMemoryMB", Double(functionMemoryMB), 1...1_048_576),
            ("FunctionImageSizeMB", functionImageSizeMB, 0...1_048_576),
            ("DataTransferChainLength", Double(dataTransferChainLength), 1...16),
        ]
        for (field, number, bounds) in numbers where !bounds.contains(number) {
            diagnostics.report(outOfRange(field, number, bounds))
        }
    }

    private func checkBursts(_ diagnostics: inout Diagnostics) {
        if places.isWrong("Bursts") || places.isWrong("BurstSizes") { return }
        let sizes = burstSizes ?? []
        for (field, isThere) in [("Bursts", places.has("Bursts")), ("BurstSizes", !sizes.isEmpty)]
        where !isThere {
            let message = "'\(field)' is missing or empty"
            diagnostics.report(Diagnostic(.missingKey, message, at: places[field]))
        }
        if places.has("Bursts"), !(1...Self.mostRequests).contains(bursts) {
            diagnostics.report(outOfRange("Bursts", Double(bursts), 1...Double(Self.mostRequests)))
        }
        for size in Set(sizes).sorted() where !(1...10_000).contains(size) {
            diagnostics.report(outOfRange("BurstSizes", Double(size), 1...10_000))
        }
        checkRequests(sizes, &diagnostics)
    }

    private static let mostRequests = 1_000_000

    private func checkRequests(_ sizes: [Int], _ diagnostics: inout Diagnostics) {
        let requests = Double(bursts) * Double(sizes.max() ?? 0)
        guard bursts <= Self.mostRequests, requests > Double(Self.mostRequests) else { return }
        let count = GoNumber.text(requests)
        let message = "these are up to \(count) requests; an 'invoke' takes \(Self.mostRequests)"
        diagnostics.report(Diagnostic(.outOfRange, message, at: places["Bursts"]))
    }

    private func checkServiceTimes(_ diagnostics: inout Diagnostics) {
        for text in desiredServiceTimes ?? [] {
            guard let problem = Self.problem(withServiceTime: text) else { continue }
            let message = "'DesiredServiceTimes' holds '\(text)'\(problem)"
            diagnostics.report(
                Diagnostic(.outOfRange, message, at: places["DesiredServiceTimes"])
            )
        }
    }

    private static func problem(withServiceTime text: String) -> String? {
        guard let time = GoDuration(text)?.nanoseconds else {
            return ", which is no duration of Go such as '100ms'"
        }
        if time < 0 { return ", which is negative" }
        return time > 900_000_000_000 ? "; a function of ours works for at most 15m" : nil
    }

    private func outOfRange(
        _ field: String,
        _ number: Double,
        _ bounds: ClosedRange<Double>
    ) -> Diagnostic {
        let (least, most) = (GoNumber.text(bounds.lowerBound), GoNumber.text(bounds.upperBound))
        return Diagnostic(
            .outOfRange,
            "'\(field)' must be \(least) to \(most), not \(GoNumber.text(number))",
            at: places[field]
        )
    }
}
