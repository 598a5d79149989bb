package import FoundationEssentials

/// All that it takes to carry out one instance of a plan somewhere else, but for its secrets.
///
/// A plan holds closures and cannot be sent; it follows from the texts of its files, so those are.
/// The same program makes the same plan of them wherever it runs, which is why both sides have to be
/// of one version.
package struct StepOrder: Sendable, Hashable, Codable {
    /// The version of the written form.
    package static let schema = 1

    package var schema = Self.schema
    /// The version of the program that made the plan.
    package var version: String
    package var run: RunID
    package var seed: UInt64
    /// How the run was asked for, with the texts of all its files.
    package var request: RunRequest
    /// What the instances left that this one reads of, by their names; secrets are masked.
    package var outputs: [String: Value]
    /// Which attempt it is, when whoever sends it counts them; `nil` to try as often as the policy
    /// of the step allows.
    package var attempt: Int?
    /// The first attempt whose work this one goes on with.
    package var since: Int?
    /// What earlier attempts left in the folder of the instance, by relative paths.
    package var files: [String: Data]

    package init(
        version: String,
        run: RunID,
        seed: UInt64,
        request: RunRequest,
        outputs: [String: Value] = [:],
        attempt: Int? = nil,
        since: Int? = nil,
        files: [String: Data] = [:]
    ) {
        self.version = version
        self.run = run
        self.seed = seed
        self.request = request
        self.outputs = outputs
        self.attempt = attempt
        self.since = since
        self.files = files
    }
}

extension StepOrder {
    /// The journal's words for what the instance reads of and for its own earlier attempts, so that
    /// carrying it out is going on with a run of which everything else is done.
    package func past(
        of instance: InstanceID,
        besides known: [InstanceRecord] = []
    ) -> [InstanceRecord] {
        var records = outputs.compactMap { name, output in
            InstanceID(name).map {
                InstanceRecord(id: $0, progress: .succeeded, attempt: 1, output: output)
            }
        }
        records = known.filter { record in !records.contains { $0.id == record.id } } + records
        guard let attempt, attempt > 1 else { return records }
        // An attempt that goes on with others does so because a death cut those short.
        let goesOn = (since ?? attempt) < attempt
        records.append(
            InstanceRecord(
                id: instance,
                progress: goesOn ? .running : .failed,
                attempt: attempt - 1,
                since: goesOn ? since : nil
            )
        )
        return records
    }
}
