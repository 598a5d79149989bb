/// What was measured: everything about a result that does not come from its samples.
package struct ResultIdentity: Sendable, Hashable, Codable {
    /// The instance of the step that measured, such as `invoke[mode=cold,provider=local]`; where it
    /// measured several sets of functions, with the axes of this one.
    package var instance: String
    /// The name of the set of functions in the file of samples, where there are several.
    package var set: String?
    /// The instance that measured, where ``instance`` is not its name.
    package var measuredBy: String?
    /// The provider.
    package var provider: String
    /// The function, where it is known.
    package var function: String?
    /// The runtime, where it is known.
    package var runtime: String?
    /// How the function is wrapped, where it is known.
    package var package: String?
    /// The size of the package that the provider stores, where it is known.
    package var packageBytes: Int?
    /// Which kind of start was measured.
    package var mode: Mode
    /// What made starts cold; `nil` where none had to be, or where it was not told.
    package var cold: ColdCause?
    /// How long the function was asked to spin, in nanoseconds.
    package var serviceTime: Int?
    /// How many bytes each request carried, or the functions of a chain passed on.
    package var payload: Int?
    /// How many bytes of payload each answer carried.
    package var responsePayload: Int?
    /// How many functions the chain has; `nil` for a function that stands alone.
    package var chain: Int?
    /// How a chain passes its payload on, as a word.
    package var transfer: String?

    /// Creates an identity.
    package init(
        instance: String,
        provider: String,
        function: String? = nil,
        runtime: String? = nil,
        package: String? = nil,
        packageBytes: Int? = nil,
        mode: Mode
    ) {
        self.instance = instance
        self.provider = provider
        self.function = function
        self.runtime = runtime
        self.package = package
        self.packageBytes = packageBytes
        self.mode = mode
    }
}

extension ResultIdentity {
    /// The names in `summary.json`.
    enum CodingKeys: String, CodingKey {
        case instance, set, measuredBy, provider, function, runtime, package, packageBytes, mode
        case cold
        case serviceTime = "serviceTimeNs"
        case payload = "payloadBytes"
        case responsePayload = "responsePayloadBytes"
        case chain, transfer
    }

    /// The kind of start as a person reads it, such as `cold after an update`.
    package var start: String {
        cold == .update ? "\(mode) after an update" : "\(mode)"
    }

    /// The instance whose folder holds the samples.
    package var folderInstance: String { measuredBy ?? instance }

    /// Whether one of its instance's samples belongs to the result.
    func owns(_ sample: Sample) -> Bool { set == nil || sample.set == set }
}
