import FaaS
import Pipeline

struct ProvisionParameters: StepParameters {
    /// The provider that the machine should be near to.
    var near: ProviderName

    init(reading mapping: inout MappingReader) {
        near = mapping.required(
            "near",
            .provider,
            "the provider that the machine should be near to"
        )
        guard mapping.isKnown("near"), near != .local else { return }
        mapping.requires(
            Requirement(
                .feature,
                "client machines near '\(near)'",
                remedy: "this version provisions only `near: local`, which is this machine"
            ),
            for: "near"
        )
    }
}
