import FaaS
import Pipeline
import Values

/// The keys of `provision` that say what a machine is to be that is created.
struct MachineParameters: Sendable {
    let size: String?
    let lifetime: Duration
    let reachableFrom: String?
    let patience: Duration

    init(reading mapping: inout MappingReader, patience: Duration) {
        size = mapping.optional(
            "size",
            .text,
            "how large it is, in the provider's words, such as `c7i.large`"
        )
        lifetime = mapping.value(
            "lifetime",
            .duration(in: .seconds(600)...),
            default: .seconds(24 * 3600),
            "how long it may exist; it ends by itself then, whatever became of the run"
        )
        reachableFrom = mapping.optional(
            "reachable-from",
            .text,
            "the addresses that it lets in, as `192.0.2.0/24`; else ours alone"
        )
        self.patience = patience
    }
}
