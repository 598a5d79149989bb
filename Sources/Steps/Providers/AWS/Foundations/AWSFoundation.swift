import FaaS

/// A kind of thing that functions of AWS stand on, and that a run creates once.
protocol AWSFoundation: Sendable {
    /// The kind in ``FoundationSpec`` and ``ResourceRecord``, such as `role`.
    static var kind: String { get }

    /// Creates it under the permit's name, with its labels in the creating call, and waits until it
    /// can be used; what the same permit created before is returned as it is.
    func create(permit: consuming CreationPermit) async throws -> ResourceRecord

    /// Tells whether it exists.
    func probe(_ record: ResourceRecord) async throws -> Presence

    /// Labels it anew, for another process of the run; false when it is gone.
    func adopt(_ record: ResourceRecord, labels: [String: String]) async throws -> Bool

    /// Removes it with all that is in it; what is gone already is fine.
    func delete(_ record: ResourceRecord) async throws

    /// The record of something that a list named, or `nil` for what is of another kind.
    func record(of name: AWSResourceName) -> ResourceRecord?
}

extension AWSFoundation {
    /// A record of this kind that is found by its name alone.
    func record(_ name: String, in region: String, _ identifier: String? = nil) -> ResourceRecord {
        ResourceRecord(
            provider: .aws,
            kind: Self.kind,
            region: region,
            name: name,
            identifier: identifier
        )
    }
}

extension ProviderName {
    /// Amazon Web Services.
    static let aws = ProviderName(rawValue: "aws")
}
