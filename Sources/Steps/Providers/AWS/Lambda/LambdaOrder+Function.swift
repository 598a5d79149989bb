import FaaS
import Values

/// What a function stands on.
struct LambdaBase: Sendable, Hashable {
    /// The name, by which all of AWS knows it, of the role that its instances take.
    var role: String
    /// The log group that it writes to; `nil` for Lambda's own choice.
    var logGroup: String?
}

extension LambdaOrder {
    /// Orders what a specification says.
    ///
    /// - Throws: A `ProviderFailure` for what Lambda does not have.
    init(
        _ function: FunctionSpec,
        named name: String,
        labels: [String: String],
        on base: LambdaBase,
        code: LambdaCode
    ) throws(ProviderFailure) {
        let runtime = try Self.runtime(of: function)
        let isImage = function.package.kind == .container
        self.init(
            functionName: name,
            role: base.role,
            packageType: isImage ? "Image" : "Zip",
            code: code,
            runtime: isImage ? nil : runtime,
            handler: isImage ? nil : function.handler,
            timeout: Self.seconds(function.timeout),
            memorySize: function.memory.bytes >> 20,
            architectures: [function.architecture == .arm ? "arm64" : "x86_64"],
            environment: LambdaEnvironment(variables: function.environment),
            tags: LambdaTag.tags(function, labels: labels),
            loggingConfig: base.logGroup.map(LambdaLogging.init(logGroup:)),
            snapStart: function.startsFromSnapshot ? .ofVersions : nil
        )
    }

    private static func runtime(of function: FunctionSpec) throws(ProviderFailure) -> String {
        guard let runtime = LambdaRuntime.identifiers[function.runtime] else {
            throw refusal("has no runtime '\(function.runtime)'")
        }
        guard function.memory.bytes % (1 << 20) == 0 else {
            throw refusal("grants memory in whole MiB, not \(function.memory)")
        }
        if function.startsFromSnapshot {
            guard function.package.kind == .zip, LambdaRuntime.snapshots.contains(function.runtime)
            else { throw refusal("makes no snapshots of '\(function.runtime)' in this package") }
        }
        return runtime
    }

    /// Lambda counts in whole seconds.
    private static func seconds(_ timeout: Duration) -> Int {
        min(900, max(1, (timeout.nanoseconds + 999_999_999) / 1_000_000_000))
    }

    private static func refusal(_ what: String) -> ProviderFailure {
        ProviderFailure(code: .invalid, message: "Lambda \(what)")
    }
}
