public import FaaS
import FoundationEssentials
import Values

/// Client machines in EC2.
///
/// Each has a key pair and a security group of its own, which go after it. It shuts down when its
/// lifetime is over, and being shut down is being terminated.
public struct EC2Machines: MachineProvider {
    /// The word pipelines use for this provider.
    public let name = ProviderName.aws
    let setting: EC2Setting
    let access: EC2Access
    let settleWindow: Duration

    /// What machines of EC2 are like.
    public var traits: MachineTraits {
        MachineTraits(
            usualSize: setting.usualSize,
            // Burstable performance instances.
            burstableSizes: ["t1.", "t2.", "t3.", "t3a.", "t4g."],
            settleWindow: settleWindow,
            prices: AWSPrices.table
        )
    }

    /// The region, and whether it is AWS's own.
    public var site: String? { access.site() }

    /// A key pair and a security group.
    public func foundations(for machine: MachineSpec) -> [FoundationSpec] {
        [EC2Resource.keyPair, .securityGroup].map { FoundationSpec(kind: $0.rawValue, name: "0") }
    }

    /// Creates the key pair, or the group that lets only the caller in.
    public func create(
        _ foundation: FoundationSpec,
        for machine: MachineSpec,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord {
        let (name, tags) = (permit.name, permit.labels)
        switch EC2Resource(rawValue: foundation.kind) {
        case .keyPair:
            let key = try await access.createKeyPair(name, machine.publicKey, labels: tags)
            return try await record(.keyPair, name, key)
        case .securityGroup:
            let group = try await createGroup(name, tags, for: machine)
            return try await record(.securityGroup, name, group)
        case .instance, nil:
            throw ProviderFailure(
                code: .invalid,
                message: "no machine stands on a \(foundation.kind)"
            )
        }
    }

    private func createGroup(
        _ name: String,
        _ tags: [String: String],
        for machine: MachineSpec
    ) async throws -> String {
        let network = try await access.call(EC2Calls.defaultNetwork).items("vpcSet").first
        guard let network = network?.text("vpcId") else {
            throw ProviderFailure(
                code: .environment,
                message: "the region has no default network; `aws ec2 create-default-vpc` makes one"
            )
        }
        let group = try await access.createGroup(name, in: network, labels: tags)
        let addresses =
            if let given = machine.reachableFrom { given } else {
                try await access.ownAddress()
            }
        try await access.admit(addresses, to: group)
        return group
    }

    /// Asks for the machine.
    public func create(
        _ machine: MachineSpec,
        on foundations: [ResourceRecord],
        permit: consuming CreationPermit
    ) async throws -> CreatedMachine {
        let key = foundations.first { $0.kind == EC2Resource.keyPair.rawValue }?.name
        let group = foundations.first { $0.kind == EC2Resource.securityGroup.rawValue }?.identifier
        guard let key, let group else {
            throw ProviderFailure(code: .invalid, message: "a machine needs a key and a group")
        }
        let launch = EC2Launch(
            image: try await access.image(setting.imageParameter),
            size: machine.size ?? setting.usualSize,
            keyName: key,
            group: group,
            userData: EC2Launch.userData(machine),
            token: permit.token,
            tags: permit.labels
        )
        let (name, labels) = (permit.name, permit.labels)
        let answer = try await access.call(EC2Calls.run(launch))
        guard let instance = EC2Instance.all(in: answer).first else {
            throw access.strange("RunInstances")
        }
        return try await self.machine(instance, name, labels)
    }

    /// Reads back what EC2 says of a machine.
    public func describe(_ machine: ResourceRecord) async throws -> CreatedMachine? {
        let found = try await access.instances(of: machine).first { $0.exists }
        guard let found else { return nil }
        return try await self.machine(found, machine.name, machine.attributes)
    }

    private func machine(
        _ instance: EC2Instance,
        _ name: String,
        _ labels: [String: String]
    ) async throws -> CreatedMachine {
        var record = try await record(.instance, name, instance.identifier)
        record.attributes = labels.filter { $0.key == ResourceLabel.lease }
        return CreatedMachine(
            record: record,
            address: instance.address,
            user: setting.user,
            size: instance.size,
            isRunning: instance.state == "running"
        )
    }

    private func record(
        _ kind: EC2Resource,
        _ name: String,
        _ identifier: String?
    ) async throws -> ResourceRecord {
        ResourceRecord(
            provider: self.name,
            kind: kind.rawValue,
            region: try await access.region(),
            name: name,
            identifier: identifier
        )
    }
}
