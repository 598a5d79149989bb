import FaaS
import FoundationEssentials
import Pipeline

/// A resource of a provider, under a lease of the engine.
///
/// The one place where the two meet: the engine keeps a record it cannot read, the provider gets a
/// permit that only a durable lease can give.
enum ProvidedResource {
    /// The kind of lease that functions have.
    static let function: ResourceKind = "function"

    /// The kind of lease that foundations have: roles, buckets, the embedded provider's process.
    static let foundation: ResourceKind = "foundation"

    /// The kind of lease that client machines have.
    static let machine: ResourceKind = "machine"

    /// The kind of lease that a machine's key pair or firewall has; removed after the machine is gone.
    static let machineFoundation: ResourceKind = "machine-foundation"

    /// What ``ResourceKeeper/site`` is kept as among a record's attributes.
    static let site = "site"

    /// Encodes the record of what somebody creates, or has created, for the journal.
    static func payload(
        _ record: ResourceRecord,
        of keeper: any ResourceKeeper
    ) throws -> LeasePayload {
        var record = record
        record.attributes[site] = keeper.site
        return try payload(record)
    }

    /// Encodes a record for the journal.
    static func payload(_ record: ResourceRecord) throws -> LeasePayload {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return LeasePayload(json: String(decoding: try encoder.encode(record), as: UTF8.self))
    }

    /// Decodes a record from the journal.
    static func record(_ payload: LeasePayload) throws -> ResourceRecord {
        try JSONDecoder().decode(ResourceRecord.self, from: Data(payload.json.utf8))
    }

    /// Turns a durable lease into the right to create its resource.
    static func permit(_ lease: Lease) -> CreationPermit {
        CreationPermit(name: lease.name, token: lease.token, labels: lease.labels)
    }
}
