import FoundationEssentials
import Packaging
import Pipeline
package import Values

/// Makes the base images that functions in containers are built upon by default.
package struct MachineBases: Sendable {
    /// A base that is there.
    package struct Base: Sendable, Hashable {
        /// The word of the runtime, which is also its name in the layout.
        package let runtime: String
        /// What its layers take as they are stored.
        package let size: ByteCount
        /// The manifest's SHA-256, in lower-case hexadecimal.
        package let digest: String
    }

    /// The runtimes that need one; what the others build runs on nothing.
    package static let runtimes = FunctionRuntime.known.filter { HandlerHost(rawValue: $0) != nil }

    /// The OCI layout with all of them.
    package let folder: String
    private let stateFolder: String
    private let toolchain: Toolchain

    /// Prepares to make bases below a state folder, of what the variables of an environment lead to.
    package init(stateFolder: String, environment: [String: String]) {
        self.stateFolder = stateFolder
        folder = MachineBase.folder(in: stateFolder)
        toolchain = Toolchain(
            runner: ProgramRunner(),
            environment: ProgramEnvironment(environment)
        )
    }

    /// Makes the base of a runtime, unless it is there and its tools are still the same.
    ///
    /// - Throws: A `StepFailure` that says which tool is missing, or what went wrong.
    package func make(_ runtime: String) async throws -> Base {
        guard let known = FunctionRuntime.named(runtime), Self.runtimes.contains(runtime) else {
            throw StepFailure(
                code: .invalid,
                message: "runtime '\(runtime)' has no base; those are: "
                    + Self.runtimes.joined(separator: ", ")
            )
        }
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        let base = MachineBase(runtime: known, toolchain: toolchain, stateFolder: stateFolder)
        let image = try await failingAsStep { try await base.make() }
        return Base(runtime: runtime, size: image.size, digest: image.digest.hex)
    }
}
