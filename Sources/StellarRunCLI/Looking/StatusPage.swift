import Pipeline

/// How far a run is, as people and programs read it.
struct StatusPage {
    let status: RunStatus

    /// A line for the run, one for each instance, and one for each resource that is not gone.
    var text: String {
        let run = status.run
        let rows = status.instances.map { instance in
            [
                instance.id.description, instance.state,
                instance.attempt > 1 ? "attempt \(instance.attempt)" : "",
                instance.seconds.map(SecondsText.text) ?? "", instance.message ?? "",
            ]
        }
        let leases = status.openLeases.map { record in
            [
                record.lease.name, record.lease.kind.rawValue, record.lease.place,
                record.lease.state.rawValue, record.problem ?? "",
            ]
        }
        var text =
            "\(run.id) \(status.life): \(run.pipeline), started \(TimeText.iso(run.startedAt))\n"
        if !rows.isEmpty { text += "\n" + TextTable(["instance", "state"], rows).text }
        if !leases.isEmpty {
            text += "\n" + TextTable(["open lease", "kind", "place"], leases).text
        }
        if status.life == .dead {
            text += "\nto go on with it: stellar-run resume \(run.id)\n"
            text += "to remove what it left: stellar-run teardown \(run.id)\n"
        }
        return text
    }

    /// One object on one line.
    var json: String {
        get throws { try JSONLine.text(Form(status)) }
    }

    private struct Form: Encodable {
        struct Instance: Encodable {
            var instance: String
            var state: String
            var attempt: Int
            var seconds: Double?
            var message: String?
        }

        struct Lease: Encodable {
            var lease: String
            var kind: String
            var name: String
            var place: String
            var state: String
            var problem: String?
        }

        var schema = 1
        var run: String
        var state: String
        var pipeline: String
        var startedAt: String
        var instances: [Instance]
        var openLeases: [Lease]

        init(_ status: RunStatus) {
            run = status.run.id.description
            state = status.life.description
            pipeline = status.run.pipeline
            startedAt = TimeText.iso(status.run.startedAt)
            instances = status.instances.map {
                Instance(
                    instance: $0.id.description,
                    state: $0.state,
                    attempt: $0.attempt,
                    seconds: $0.seconds,
                    message: $0.message
                )
            }
            openLeases = status.openLeases.map {
                Lease(
                    lease: $0.lease.id,
                    kind: $0.lease.kind.rawValue,
                    name: $0.lease.name,
                    place: $0.lease.place,
                    state: $0.lease.state.rawValue,
                    problem: $0.problem
                )
            }
        }
    }
}
