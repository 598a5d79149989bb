/// What the world may know about a lease: no token, no payload.
package struct LeaseNews: Sendable, Hashable {
    package var lease: String
    /// `nil` for one that the whole run shares.
    package var instance: InstanceID?
    package var resource: ResourceKind
    package var name: String
    package var place: String
    package var state: Lease.State

    package init(_ lease: Lease) {
        self.lease = lease.id
        instance = lease.instance
        resource = lease.kind
        name = lease.name
        place = lease.place
        state = lease.state
    }

    init(
        lease: String,
        instance: InstanceID?,
        resource: ResourceKind,
        name: String,
        place: String,
        state: Lease.State
    ) {
        self.lease = lease
        self.instance = instance
        self.resource = resource
        self.name = name
        self.place = place
        self.state = state
    }
}
