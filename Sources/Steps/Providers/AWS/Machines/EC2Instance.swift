import Values

/// A machine as EC2 describes it.
struct EC2Instance: Sendable, Hashable {
    let identifier: String
    /// `pending`, `running`, `shutting-down`, `terminated`, `stopping` or `stopped`.
    let state: String
    let address: String?
    let size: String
    let tags: [String: String]

    /// Whether it is more than a memory: what is terminated is still told of for an hour.
    var exists: Bool { state != "terminated" }

    /// Reads an entry of an `instancesSet`; `nil` for what is none.
    init?(_ item: XMLTree) {
        guard let identifier = item.text("instanceId"),
            let state = item.text("instanceState", "name")
        else { return nil }
        self.identifier = identifier
        self.state = state
        address = [item.text("ipAddress"), item.text("privateIpAddress")]
            .compactMap(\.self).first { !$0.isEmpty }
        size = item.text("instanceType") ?? ""
        tags = item.tags
    }

    /// All machines in an answer.
    static func all(in answer: XMLTree) -> [EC2Instance] {
        let reservations = answer.items("reservationSet")
        let items = reservations.isEmpty ? [answer] : reservations
        return items.flatMap { $0.items("instancesSet") }.compactMap(EC2Instance.init)
    }
}

extension XMLTree {
    /// The tags of a resource.
    var tags: [String: String] {
        let pairs = items("tagSet").compactMap { item in
            item.text("key").map { ($0, item.text("value") ?? "") }
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
