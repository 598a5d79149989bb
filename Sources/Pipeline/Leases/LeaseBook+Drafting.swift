import Synchronization
import Values

extension LeaseBook {
    /// Names what is about to be created; nothing is durable yet.
    func draft(_ request: LeaseRequest, for instance: InstanceID?) throws -> Lease {
        var identity = LeaseNaming.Identity(
            instance: instance,
            kind: request.kind,
            place: request.place,
            discriminator: request.discriminator,
            serial: 0
        )
        identity.serial = shelf.withLock { [identity] in $0.serial(of: identity) }
        let token = naming.token(for: identity)
        let id = String(token.prefix(16))
        let now = wallClock()
        var lease = Lease(
            id: id,
            run: naming.run,
            instance: instance,
            kind: request.kind,
            place: request.place,
            discriminator: request.discriminator,
            name: naming.name(for: identity),
            token: token,
            labels: labels(of: id),
            state: .intent,
            payload: LeasePayload(json: "{}"),
            intendedAt: now
        )
        lease.payload = try request.payload(lease)
        return lease
    }

    /// The words are those of `FaaS.ResourceLabel`, which this target cannot see.
    func labels(of id: String) -> [String: String] {
        let expires = Int(wallClock()) + lifetime.nanoseconds / 1_000_000_000
        var labels = [
            "stellar-run": naming.run.description,
            "stellar-lease": id,
            "stellar-expires": "\(expires)",
        ]
        if !owner.isEmpty { labels["stellar-owner"] = owner }
        return labels
    }
}
