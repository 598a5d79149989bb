package import FaaS
import Values

/// A function that is to be created, as it travels.
package struct FunctionOrder: Sendable, Hashable, Codable {
    /// The version of this JSON.
    package var schema = 1
    /// The function's name: letters, digits, `-` and `_`, at most 64.
    package var name: String
    /// The same token always means the same function.
    package var token: String
    package var labels: [String: String]
    /// A word of ``Runtime``, such as `python`, or `provided`.
    package var runtime: String
    package var handler: String
    /// A word of ``PackageKind``; absent for a zip file.
    package var packageKind: String?
    /// The path of the zip file on this machine, empty when it was sent before; or of the OCI layout
    /// that holds the image.
    package var packagePath: String
    /// The SHA-256 of the zip file, or of the image's manifest, in lower-case hexadecimal.
    package var packageDigest: String
    package var packageBytes: Int
    package var memoryBytes: Int
    package var timeoutNs: Int
    /// Absent for the server's default.
    package var keepAliveNs: Int?
    package var environment: [String: String]

    /// Describes a function to create.
    package init(_ spec: FunctionSpec, name: String, token: String, labels: [String: String]) {
        self.name = name
        self.token = token
        self.labels = labels
        runtime = spec.runtime
        handler = spec.handler
        packageKind = spec.package.kind.rawValue
        packagePath = spec.package.path
        packageDigest = spec.package.digest
        packageBytes = spec.package.size.bytes
        memoryBytes = spec.memory.bytes
        timeoutNs = spec.timeout.nanoseconds
        keepAliveNs = spec.keepAlive?.nanoseconds
        environment = spec.environment
    }

    /// What the provider contract calls it.
    var spec: FunctionSpec {
        FunctionSpec(
            runtime: runtime,
            handler: handler,
            package: PackageSource(
                kind: packageKind.flatMap(PackageKind.init) ?? .zip,
                path: packagePath,
                digest: packageDigest,
                size: ByteCount(bytes: packageBytes)
            ),
            memory: ByteCount(bytes: memoryBytes),
            timeout: .nanoseconds(timeoutNs),
            environment: environment,
            keepAlive: keepAliveNs.map { .nanoseconds($0) }
        )
    }
}
