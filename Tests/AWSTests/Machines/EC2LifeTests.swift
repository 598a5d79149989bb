import FaaS
import Foundation
import MotoTestSupport
import Synchronization
import Testing
import Values

@testable import Providers

/// Machines, created and removed at moto.
@Suite struct `Machines at moto` {
    private let spec = MachineSpec(
        size: nil,
        publicKey:
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL9evTRXpXGC6Ze+TzNDxQne0X5d+HazVRVj66XbVnjy",
        hostKey: MachineHostKey(
            publicKey: "ssh-ed25519 AAAA",
            privateKey: Secret(name: "k", value: "-----BEGIN\nabc\n-----END\n")
        ),
        lifetime: .seconds(3600)
    )

    private func machines(_ scene: MotoScene) -> EC2Machines {
        var setting = EC2Setting()
        // The one of the parameters that moto knows.
        setting.imageParameter =
            "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
        let (client, region) = (scene.client, scene.region)
        return EC2Machines(
            setting: setting,
            access: EC2Access(
                connect: { (client, region) },
                ownAddress: { "203.0.113.7/32" },
                sleep: { try await Task.sleep(for: $0 / 100) }
            ),
            settleWindow: .milliseconds(50)
        )
    }

    /// Creates all that a machine takes.
    private func create(
        _ machines: EC2Machines,
        _ scene: MotoScene
    ) async throws -> (machine: CreatedMachine, foundations: [ResourceRecord]) {
        var foundations: [ResourceRecord] = []
        for foundation in machines.foundations(for: spec) {
            let permit = scene.permit(foundation.kind)
            foundations.append(try await machines.create(foundation, for: spec, permit: permit))
        }
        let permit = scene.permit("machine")
        return (try await machines.create(spec, on: foundations, permit: permit), foundations)
    }

    @Test func `it is created with its labels, found, taken over and removed`() async throws {
        let scene = try await MotoScene(account: MotoServer.freshAccount())
        let machines = machines(scene)
        let (machine, foundations) = try await create(machines, scene)
        let running = try #require(try await machines.describe(machine.record))
        #expect(running.isRunning)
        #expect(running.address?.isEmpty == false)
        #expect(running.size == "c7i.large")

        let listed = try await machines.list(run: scene.run)
        #expect(
            Set(listed.map(\.labels)) == [
                scene.labels("machine"), scene.labels("machine-key-pair"),
                scene.labels("machine-security-group"),
            ]
        )
        #expect(try await machines.list(run: "another").isEmpty)

        let labels = scene.labels("machine", owner: "m-b-2-2")
        #expect(try await machines.adopt(machine.record, labels: labels))
        #expect(try await machines.list(run: scene.run).contains { $0.labels == labels })

        for record in [machine.record] + foundations.reversed() {
            #expect(try await machines.probe(record) == .present)
            try await machines.delete(record)
            #expect(try await machines.probe(record) == .absent)
            try await machines.delete(record)
        }
        #expect(try await machines.list(run: scene.run).isEmpty)
        #expect(try await machines.describe(machine.record) == nil)
    }

    @Test func `what was created without an answer is found by its lease, and removed`()
        async throws
    {
        let scene = try await MotoScene(account: MotoServer.freshAccount())
        let machines = machines(scene)
        let (machine, foundations) = try await create(machines, scene)
        var unanswered = machine.record
        unanswered.identifier = nil
        #expect(try await machines.probe(unanswered) == .present)
        try await machines.delete(unanswered)
        #expect(try await machines.describe(machine.record) == nil)
        for record in foundations.reversed() {
            var unanswered = record
            unanswered.identifier = nil
            try await machines.delete(unanswered)
        }
        #expect(try await machines.list(run: scene.run).isEmpty)
    }

    @Test func `what was created and not answered is not created twice`() async throws {
        let creations = ["ImportKeyPair", "CreateSecurityGroup", "AuthorizeSecurityGroupIngress"]
        let lost = Mutex(Set(creations))
        let scene = try await MotoScene(account: MotoServer.freshAccount()) { request, _ in
            let body = String(decoding: request.body, as: UTF8.self)
            return lost.withLock { lost in
                lost.first { body.hasPrefix("Action=\($0)&") }.flatMap { lost.remove($0) }
                    .map { _ in .lostReply }
            }
        }
        let machines = machines(scene)
        let (machine, foundations) = try await create(machines, scene)
        #expect(lost.withLock { $0.isEmpty })
        for record in [machine.record] + foundations.reversed() {
            #expect(record.identifier != nil)
            try await machines.delete(record)
        }
        #expect(try await machines.list(run: scene.run).isEmpty)
    }

    @Test func `a key pair and a group of somebody else's lease are not taken over`() async throws {
        let scene = try await MotoScene(account: MotoServer.freshAccount())
        let machines = machines(scene)
        let (machine, foundations) = try await create(machines, scene)
        for foundation in machines.foundations(for: spec) {
            let failure = await #expect(throws: ProviderFailure.self) {
                let permit = CreationPermit(
                    name: foundation.kind,
                    token: "t",
                    labels: scene.labels("another")
                )
                _ = try await machines.create(foundation, for: spec, permit: permit)
            }
            #expect(failure?.code == .conflict)
        }
        for record in [machine.record] + foundations.reversed() {
            try await machines.delete(record)
        }
    }

    @Test func `a group that is still in use is asked for again`() async throws {
        let refusals = Mutex(3)
        let scene = try await MotoScene(account: MotoServer.freshAccount())
        let plain = machines(scene)
        let (_, foundations) = try await create(plain, scene)
        let client = HeldGroup(client: scene.client) {
            refusals.withLock { left in
                left -= 1
                return left >= 0
            }
        }
        let region = scene.region
        let machines = EC2Machines(
            setting: EC2Setting(),
            access: EC2Access(
                connect: { (client, region) },
                ownAddress: { "" },
                sleep: { _ in }
            ),
            settleWindow: .zero
        )
        try await machines.delete(foundations[1])
        #expect(try await machines.probe(foundations[1]) == .absent)
        #expect(refusals.withLock { $0 } < 0)
    }
}

/// Refuses to delete groups, as EC2 does while a machine still holds them and moto does not.
private struct HeldGroup: AWSCalling {
    let client: any AWSCalling
    let isHeld: @Sendable () -> Bool

    func send(_ call: AWSCall) async throws -> HTTPAnswer {
        guard call.operation == "DeleteSecurityGroup", isHeld() else {
            return try await client.send(call)
        }
        throw ProviderFailure(
            code: .conflict,
            message: "resource has a dependent object",
            providerCode: "DependencyViolation"
        )
    }
}
