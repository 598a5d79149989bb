import FaaS
import FoundationEssentials
import Pipeline
import Values

struct ProvisionParameters: StepParameters {
    /// The provider that the machine should be near to.
    var near: ProviderName
    /// A machine that is there already, and how it is reached.
    var reach: MachineReach?
    /// What it is to be when it is created.
    var created: MachineParameters

    init(reading mapping: inout MappingReader) {
        let near = mapping.optional(
            "near",
            .provider,
            "the provider that the machine should be near to; `local` is this machine"
        )
        self.near = near ?? .local
        let address = mapping.optional(
            "address",
            .machineAddress,
            "a machine that is there already, as `user@host` for ssh"
        )
        let access = MachineAccessKeys(reading: &mapping)
        reach = address.map { access.reach($0) }
        created = MachineParameters(reading: &mapping, patience: access.patience)
        check(&mapping, hasPlace: near != nil, address: address)
    }

    private func check(_ mapping: inout MappingReader, hasPlace: Bool, address: String?) {
        guard mapping.isKnown("near", "address") else { return }
        if hasPlace, address != nil {
            mapping.refuse(
                "address",
                "a machine is either made near a provider or there already",
                help: "write 'near' or 'address'",
                with: "near"
            )
        } else if !hasPlace, address == nil {
            mapping.refuse("near", "nothing says which machine", help: "write 'near' or 'address'")
        } else if address != nil || near != .local {
            for tool in ["ssh", "ssh-keygen"] {
                mapping.requires(
                    Requirement(.tool, tool, remedy: "apt-get install openssh-client"),
                    for: address == nil ? "near" : "address"
                )
            }
        }
    }
}
