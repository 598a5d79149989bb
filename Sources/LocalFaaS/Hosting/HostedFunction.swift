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
    /// The names in that folder, which are linked into the folder of each instance.
    var packageEntries: [String] = []
    /// The program that every instance runs, unless an image says what that is.
    let command: [String]
    /// What every instance runs in; `nil` for plain processes.
    var container: HostedContainer?
    /// What programs are looked for in.
    let searchPath: String

    /// The name by which handlers know their function.
    var resourceName: String { "arn:aws:lambda:local:000000000000:function:\(name)" }

    /// The environment of an instance: what Lambda sets, what the function asks for, and nothing
    /// of ours.
    func environment(of instance: InstanceFolder, runtimeAPI: String) -> [String: String] {
        let place = [
            "AWS_LAMBDA_LOG_STREAM_NAME": instance.name,
            "AWS_LAMBDA_RUNTIME_API": runtimeAPI,
            "LAMBDA_TASK_ROOT": instance.path,
            "PATH": searchPath,
            "TMPDIR": instance.temporaryPath,
        ]
        return spec.environment.merging(common) { _, own in own }.merging(place) { _, own in own }
    }

    /// The environment of an instance in a container: the same on top of what the image says.
    func environment(
        of instance: InstanceFolder,
        in container: HostedContainer
    ) -> [String: String] {
        var place = [
            "AWS_LAMBDA_LOG_STREAM_NAME": instance.name,
            "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:\(Enclosure.runtimePort)",
            "LAMBDA_TASK_ROOT": HostedContainer.taskRoot,
            "TMPDIR": "/tmp",
        ]
        if spec.runtime == Runtime.java.rawValue {
            // The machine does not look smaller from inside.
            place["JDK_JAVA_OPTIONS"] = "-XX:MaxRAM=\(spec.memory.bytes)"
        }
        return container.environment
            .merging(spec.environment) { _, asked in asked }
            .merging(common) { _, own in own }
            .merging(place) { _, own in own }
    }

    private var common: [String: String] {
        [
            "AWS_EXECUTION_ENV": "AWS_Lambda_\(spec.runtime)",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "\(spec.memory.bytes >> 20)",
            "AWS_LAMBDA_FUNCTION_NAME": name,
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/\(name)",
            "AWS_DEFAULT_REGION": "local",
            "AWS_REGION": "local",
            "LANG": "C.UTF-8",
            "TZ": ":UTC",
            "_HANDLER": spec.handler,
        ]
    }
}
