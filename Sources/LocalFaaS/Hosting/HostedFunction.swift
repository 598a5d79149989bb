import FaaS
import Values

/// A function that has been created: everything an instance of it needs to start.
struct HostedFunction: Sendable {
    let name: String
    /// The idempotency token it was created with.
    let token: String
    let labels: [String: String]
    let spec: FunctionSpec
    /// How long idle instances are kept.
    let keepAlive: Duration
    /// Where its package is unpacked.
    let packageFolder: String
    /// The names in that folder.
    let packageEntries: [String]
    /// The program that every instance runs.
    let command: [String]
    /// What programs are looked for in.
    let searchPath: String

    /// The name by which handlers know their function.
    var resourceName: String { "arn:aws:lambda:local:000000000000:function:\(name)" }

    /// The environment of an instance: what Lambda sets, what the function asks for, and nothing
    /// of ours.
    func environment(of instance: InstanceFolder, runtimeAPI: String) -> [String: String] {
        let own = [
            "AWS_EXECUTION_ENV": "AWS_Lambda_\(spec.runtime)",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "\(spec.memory.bytes >> 20)",
            "AWS_LAMBDA_FUNCTION_NAME": name,
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/\(name)",
            "AWS_LAMBDA_LOG_STREAM_NAME": instance.name,
            "AWS_LAMBDA_RUNTIME_API": runtimeAPI,
            "AWS_DEFAULT_REGION": "local",
            "AWS_REGION": "local",
            "LAMBDA_TASK_ROOT": instance.path,
            "LANG": "C.UTF-8",
            "PATH": searchPath,
            "TMPDIR": instance.temporaryPath,
            "TZ": ":UTC",
            "_HANDLER": spec.handler,
        ]
        return spec.environment.merging(own) { _, own in own }
    }
}
