/// An Amazon resource name: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`.
struct AWSResourceName: Sendable, Hashable, CustomStringConvertible {
    /// The partition, such as `aws`.
    var partition: String
    /// The service, such as `logs`.
    var service: String
    /// The region; empty for what belongs to none.
    var region: String
    /// The account's number; empty for buckets.
    var account: String
    /// The rest, such as `repository/NAME`; each service has a way of its own.
    var resource: String

    /// Reads a name; `nil` for what is none.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
            .map(String.init)
        guard parts.count == 6, parts[0] == "arn" else { return nil }
        (partition, service, region) = (parts[1], parts[2], parts[3])
        (account, resource) = (parts[4], parts[5])
    }

    /// Puts a name together.
    init(in region: String, of account: String, service: String, resource: String) {
        partition = AWSPartition(region: region).rawValue
        self.service = service
        self.region = region
        self.account = account
        self.resource = resource
    }

    /// What follows a prefix such as `repository/`; `nil` where the resource is another.
    func resource(after prefix: String) -> String? {
        resource.hasPrefix(prefix) ? String(resource.dropFirst(prefix.count)) : nil
    }

    /// The whole name.
    var description: String {
        "arn:\(partition):\(service):\(region):\(account):\(resource)"
    }
}
