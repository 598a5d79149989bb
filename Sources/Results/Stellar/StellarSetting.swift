package import Values

/// What was asked for in an experiment, as far as STeLLAR's files name it; `nil` is not known.
package struct StellarSetting: Sendable, Hashable {
    /// What the experiment is called.
    package var title: String
    /// The word of our own language for the provider.
    package var provider: String
    package var memory: ByteCount?
    /// What the package was padded to; `nil` for nothing.
    package var imageSize: ByteCount?
    /// The time between two bursts to one endpoint.
    package var interval: Duration?
    /// The word of our own language for the law of the gaps.
    package var arrival: String?
    package var bursts: [Int]
    package var serviceTime: Duration
    package var payload: ByteCount

    /// Describes an experiment.
    package init(
        title: String,
        provider: String,
        memory: ByteCount? = nil,
        imageSize: ByteCount? = nil,
        interval: Duration? = nil,
        arrival: String? = nil,
        bursts: [Int],
        serviceTime: Duration = .zero,
        payload: ByteCount = .zero
    ) {
        self.title = title
        self.provider = provider
        self.memory = memory
        self.imageSize = imageSize
        self.interval = interval
        self.arrival = arrival
        self.bursts = bursts
        self.serviceTime = serviceTime
        self.payload = payload
    }

    /// The name of the experiment's folder:
    /// `TITLE-memory128MB-img22MB-IAT0.5s-burst2-st0ms-payload1KB`.
    package var folderName: String {
        let memory = memory.map { "\($0.bytes >> 20)" } ?? ""
        let seconds = interval.map { GoText.value(Double($0.nanoseconds) / 1e9) } ?? ""
        let parts = [
            title, "memory\(memory)MB", "img\((imageSize?.bytes ?? 0) >> 20)MB", "IAT\(seconds)s",
            "burst\(bursts.first.map(String.init) ?? "")", "st\(workText)",
            "payload\(payload.bytes >> 10)KB",
        ]
        return parts.joined(separator: "-")
    }

    /// In milliseconds, as experiment files mostly write it: `0ms`, `1.5ms`.
    private var workText: String { "\(GoText.value(Double(serviceTime.nanoseconds) / 1e6))ms" }

    /// STeLLAR's word for the provider; ours where it has none.
    package var providerWord: String {
        switch provider {
        case "cloud-run": "gcr"
        case "alibaba": "aliyun"
        case "cloud-functions": "google"
        default: provider
        }
    }

    /// STeLLAR's word for the law of the gaps.
    package var arrivalWord: String {
        switch arrival {
        case "constant": "deterministic"
        case "step": "step"
        default: "stochastic"
        }
    }
}
