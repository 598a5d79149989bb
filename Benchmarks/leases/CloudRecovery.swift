import FaaS
import Foundation
import Pipeline
import ScriptedCloud
import StellarRunCLI
import Steps
import Values

/// Leaves 200 leases open on the scripted cloud, half of them intents that nobody answered, and settles
/// them as whoever comes after a dead run does.
struct CloudRecovery {
    private static let leases = 200

    /// The seconds that it took, and those of the settle window.
    func seconds() async throws -> String {
        let programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().path(percentEncoded: false)
        let process = try CloudProcess(program: "\(programs)/scripted-cloud")
        let web = WebClient()
        let control = CloudControl(exchange: web, address: process.address)
        try await control.open("bench", script)
        let setting = CloudAccountSetting(
            provider: "aws",
            address: process.address,
            account: "bench",
            script: script
        )
        let provider = setting.provider(over: web)
        let leases = try await leave(on: provider)
        let handlers = StepCatalog.builtin(
            providers: ProviderRegistry([provider]),
            web: web,
            now: { 0 }
        )
        .leaseHandlers
        let settler = LeaseSettler(handlers: handlers, clock: ContinuousClock()) { _ in }
        let start = ContinuousClock.now
        let settled = await settler.settle(leases, within: .seconds(120))
        let spent = ContinuousClock.now - start
        let truth = try await control.finalTruth(of: "bench")
        try process.stop()
        guard settled.allSatisfy({ !$0.isOpen }), truth.labelled.isEmpty else {
            throw CocoaError(.featureUnsupported)
        }
        return "\(Double(spent.nanoseconds) / 1e9) \(Double(script.settleWindow.nanoseconds) / 1e9)"
    }

    private var script: CloudScript {
        var script = CloudScript(seed: 1)
        script.foundations = ["role"]
        script.faults.lag = .milliseconds(600)
        script.faults.inFlight = .milliseconds(600)
        script.settleWindow = .seconds(2)
        return script
    }

    /// Creates half of what is leased; of the rest nobody knows, and half of it was never sent.
    private func leave(on provider: ScriptedProvider) async throws -> [LeaseRecord] {
        var records: [LeaseRecord] = []
        for number in 0..<Self.leases {
            let name = "st-bench-\(number)"
            let record = ResourceRecord(provider: provider.name, kind: "role", name: name)
            if number % 4 == 3 {
                // Intended, and never sent: only the window tells.
                records.append(try lease(number, record, .intent))
                continue
            }
            let creation = Task {
                try await provider.create(
                    FoundationSpec(kind: "role", name: "runner"),
                    permit: CreationPermit(
                        name: name,
                        token: "token-\(number)",
                        labels: ["stellar-run": "bench", "stellar-lease": "lease-\(number)"]
                    )
                )
            }
            if number.isMultiple(of: 2) {
                records.append(try lease(number, try await creation.value, .created))
            } else {
                // Sent, and never answered.
                try await Task.sleep(for: .milliseconds(3))
                creation.cancel()
                records.append(try lease(number, record, .intent))
            }
        }
        return records
    }

    private func lease(
        _ number: Int,
        _ record: ResourceRecord,
        _ state: Lease.State
    ) throws -> LeaseRecord {
        guard let run = RunID("bench") else { throw CocoaError(.featureUnsupported) }
        let payload = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
        return LeaseRecord(
            Lease(
                id: "lease-\(number)",
                run: run,
                instance: InstanceID("deploy[replica=\(number)]"),
                kind: "foundation",
                place: "aws",
                name: record.name,
                token: "token-\(number)",
                labels: [:],
                state: state,
                payload: LeasePayload(json: payload),
                intendedAt: 0
            )
        )
    }
}
