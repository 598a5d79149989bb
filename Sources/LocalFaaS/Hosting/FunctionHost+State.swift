import FaaS
import Values

extension FunctionHost {
    /// What the control API says about it.
    var state: FunctionState {
        FunctionState(
            name: function.name,
            endpoint: endpoint,
            labels: function.labels,
            runtime: function.spec.runtime,
            handler: function.spec.handler,
            packageDigest: function.spec.package.digest,
            packageBytes: function.spec.package.size.bytes,
            memoryBytes: function.spec.memory.bytes,
            timeoutNs: function.spec.timeout.nanoseconds,
            keepAliveNs: function.keepAlive.nanoseconds,
            instances: census,
            processes: processes
        )
    }
}
