/// What is to be said at the places where STeLLAR does something else than a file says.
struct ExperimentRemarks {
    let part: SubExperiment
    let experiment: ExperimentFile
    let provider: ProviderWord

    init(_ part: SubExperiment, of experiment: ExperimentFile, at provider: ProviderWord) {
        self.part = part
        self.experiment = experiment
        self.provider = provider
    }

    /// What samples have to be proven to be: cold after the 600 s that STeLLAR takes for enough.
    var mode: String {
        guard case .cloud = provider else { return "any" }
        return part.iatSeconds >= 600 ? "cold" : "warm"
    }

    /// The name of the host that answers already.
    var hostName: String { experiment.provider }

    var host: [String] {
        [
            """
            STeLLAR: a host as provider ends in a panic. Here: it is invoked as it is; nothing is \
            created, and no answer has to prove anything (`mode: any`).
            """
        ]
    }

    static let lanes = """
        Sizes or service times do not come up equally often in so many bursts. Here: one `invoke` for \
        each, one after the other.
        """

    var transfer: [String] {
        guard part.storageTransfer else { return [] }
        return [
            """
            STeLLAR: what was stored is never read by the next function, so only storing was \
            measured. Here: it is read.
            """
        ]
    }

    var payload: [String] {
        guard part.dataTransferChainLength == 1, part.function != "producer-consumer" else {
            return []
        }
        return [
            """
            STeLLAR: \(part.function) does not look at PayloadLengthBytes, and no request carries any. \
            Here: requests do.
            """
        ]
    }

    var serviceTime: [String] {
        guard let times = part.desiredServiceTimes, !times.isEmpty else {
            return [
                """
                STeLLAR: panics without DesiredServiceTimes once everything is deployed. Here: no \
                work.
                """
            ]
        }
        let cut = part.serviceTimes.contains { !$0.isMultiple(of: 1_000_000) }
        return [
            """
            STeLLAR: turns \(times.joined(separator: ", ")) into turns of a loop counted on the \
            client\(cut ? ", cut to whole ms" : ""), which some functions never make. Here: the \
            function spins until the time is over.
            """
        ]
    }

    var interval: [String] {
        let seconds = GoNumber.text(part.iatSeconds)
        let fraction = part.iatSeconds.rounded() != part.iatSeconds
        switch part.iatType {
        case _ where part.iatSeconds == 0:
            return [
                """
                STeLLAR: no pause; the next burst leaves when the last is answered. Here: no answer is \
                waited for, `auto` is how close bursts come without losing their mode.
                """
            ]
        case "deterministic" where fraction:
            return ["STeLLAR: cuts \(seconds) s to whole seconds. Here: exact."]
        case "deterministic": return []
        case "step":
            return [
                "STeLLAR: never steps, every gap is \(seconds) s. Here: the rate grows in steps."
            ]
        case _ where part.iatSeconds < 1:
            return [
                """
                STeLLAR: its law f + Exp(1) · ln f goes below zero under a second, so that half of the \
                gaps are none. Here: exponential gaps with a mean of \(seconds) s; \
                `arrival: stellar` repeats STeLLAR's.
                """
            ]
        default:
            return []
        }
    }
}
