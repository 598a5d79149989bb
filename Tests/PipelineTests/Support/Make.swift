@testable import Pipeline

/// Values that tests need and that nobody has to read twice.
enum Make {
    static let run = RunID("test") ?? { preconditionFailure("a plain name") }()

    static func instance(_ name: String) -> InstanceID {
        InstanceID([InstanceID.Element(step: name)])
    }
}

extension Make {
    static func lease(
        _ name: String = "st-1",
        instance: InstanceID? = Make.instance("deploy"),
        kind: ResourceKind = "function",
        state: Lease.State = .created
    ) -> Lease {
        Lease(
            id: "id-\(name)",
            run: run,
            instance: instance,
            kind: kind,
            place: "local",
            name: name,
            token: "abcdefghijkmnpqrstuvwxyz23",
            labels: ["stellar-run": "test"],
            state: state,
            payload: LeasePayload(json: "{}"),
            intendedAt: 12.5
        )
    }
}
