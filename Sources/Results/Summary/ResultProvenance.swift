/// Under which circumstances a result was measured: what somebody needs to repeat or to doubt it.
package struct ResultProvenance: Sendable, Hashable, Codable {
    /// The keys of the step as they were resolved, with what the provider said of the functions.
    package var configuration: [String: String]
    /// The versions of what took part: `stellar-run`, `kernel`.
    package var versions: [String: String]
    /// The machine that measured.
    package var client: Client
    /// The clock, the timer, and the error bar; `nil` when nobody looked.
    package var timer: Timer?
    /// What else went on there.
    package var load: Load
    /// How the requests were sent.
    package var schedule: Schedule

    /// The machine that measured.
    package struct Client: Sendable, Hashable, Codable {
        /// The name of its processor, where the system tells it.
        package var processor: String?
        /// How many processors it has.
        package var processors: Int
        /// How much memory it has, in bytes.
        package var memoryBytes: Int?

        /// Describes a machine.
        package init(processor: String?, processors: Int, memoryBytes: Int?) {
            self.processor = processor
            self.processors = processors
            self.memoryBytes = memoryBytes
        }
    }

    /// What measuring cost on this machine just before: requests to a server inside the program.
    package struct Timer: Sendable, Hashable, Codable {
        /// The steps of the monotonic clock, in nanoseconds.
        package var resolutionNs: Int
        /// How many requests the rest is drawn from.
        package var requests: Int
        /// How far behind its instant a request was handed to the system: the median.
        package var latenessP50Ns: Int
        /// How far behind its instant a request was handed to the system: the 99th percentile.
        package var latenessP99Ns: Int
        /// What was reported beyond the truth, the way over loopback included: the median; `nil`
        /// when the kernel stamps nothing, so that there is no truth.
        package var errorP50Ns: Int?
        /// What was reported beyond the truth: the 99th percentile.
        package var errorP99Ns: Int?

        /// Describes a timer.
        package init(
            resolutionNs: Int,
            requests: Int,
            latenessP50Ns: Int,
            latenessP99Ns: Int,
            errorP50Ns: Int?,
            errorP99Ns: Int?
        ) {
            self.resolutionNs = resolutionNs
            self.requests = requests
            self.latenessP50Ns = latenessP50Ns
            self.latenessP99Ns = latenessP99Ns
            self.errorP50Ns = errorP50Ns
            self.errorP99Ns = errorP99Ns
        }
    }

    /// What else the processors did meanwhile; shares of all their time.
    package struct Load: Sendable, Hashable, Codable {
        /// What the hypervisor took for others.
        package var stealShare: Double?
        /// What was not idle, by whoever.
        package var busyShare: Double?
        /// The load average of the last minute, at the end.
        package var loadAverage: Double?

        /// Describes a load.
        package init(stealShare: Double?, busyShare: Double?, loadAverage: Double?) {
            self.stealShare = stealShare
            self.busyShare = busyShare
            self.loadAverage = loadAverage
        }
    }

    /// How the requests were sent, all parts of the load together.
    package struct Schedule: Sendable, Hashable, Codable {
        /// How many requests were planned, warm-ups and repeats included.
        package var planned = 0
        /// How many were sent.
        package var sent = 0
        /// How many left more than a millisecond late.
        package var lateBy1ms = 0
        /// The longest time from the first to the last request of one burst, in nanoseconds.
        package var launchSkewNs = 0
        /// How many went over connections on which packets were sent again.
        package var retransmitting = 0
        /// Whose clock the instants are from: `kernel` or `user`.
        package var stamps: String?
        /// How many answers have no stamp of the kernel.
        package var missingStamps = 0
        /// How often the clock of the day was set meanwhile.
        package var clockSteps = 0

        /// Nothing is sent yet.
        package init() {}
    }

    /// Writes circumstances down.
    package init(
        configuration: [String: String],
        versions: [String: String],
        client: Client,
        timer: Timer?,
        load: Load,
        schedule: Schedule
    ) {
        self.configuration = configuration
        self.versions = versions
        self.client = client
        self.timer = timer
        self.load = load
        self.schedule = schedule
    }
}

extension ResultProvenance {
    /// What of it gives to doubt a result.
    var doubts: [String] { [steal, stamps, clock].compactMap(\.self) }

    /// A hypervisor that takes a twentieth of the time takes it in pieces longer than a request.
    private var steal: String? {
        guard let share = load.stealShare, share > 0.05 else { return nil }
        return "the hypervisor took \(ShareText.percent(share)) of the processors"
    }

    private var stamps: String? {
        guard schedule.missingStamps * 100 > schedule.sent else { return nil }
        return "\(schedule.missingStamps) of \(schedule.sent) requests lack the kernel's stamp"
    }

    private var clock: String? {
        guard schedule.clockSteps > 0 else { return nil }
        return "the clock was set \(schedule.clockSteps) times meanwhile"
    }
}
