import FaaS
import FoundationEssentials
import Values

/// Turns an order into a function that can be started: checked, unpacked, its runtime found.
///
/// Waits for the disk: not for the event loop.
struct FunctionWorkshop: Sendable {
    let packages: PackageStore
    let tools: RuntimeTools
    let engines: ContainerEngines
    let searchPath: String
    /// The keep-alive of functions that do not say.
    let keepAlive: Duration

    /// Makes a function; what was made of it is gone again when this throws.
    func make(_ order: FunctionOrder) throws -> HostedFunction {
        let runtime = try OrderCheck(order: order).check()
        // What runs it is looked for first: without it nothing need be unpacked.
        let engine = order.spec.package.kind == .container ? try engines.engine() : nil
        let command =
            engine == nil ? try tools.command(for: runtime, memory: order.spec.memory) : []
        let package = try packages.acquire(order.spec.package)
        do {
            var function = function(order, package, command)
            switch package {
            case .files(let folder, _):
                try checkEntry(of: order, runtime: runtime, in: folder)
                function.packageEntries = try FileManager.default.contentsOfDirectory(
                    atPath: folder
                )
            case .image(let root): function.container = try engine.map(root.container(on:))
            }
            return function
        } catch {
            packages.release(order.packageDigest)
            throw error
        }
    }

    private func function(
        _ order: FunctionOrder,
        _ package: UnpackedPackage,
        _ command: [String]
    ) -> HostedFunction {
        var spec = order.spec
        spec.package.size = package.size
        return HostedFunction(
            name: order.name,
            token: order.token,
            labels: order.labels,
            spec: spec,
            keepAlive: spec.keepAlive ?? keepAlive,
            packageFolder: package.folder,
            command: command,
            searchPath: searchPath
        )
    }

    /// What would fail at each start is better told once, now.
    private func checkEntry(of order: FunctionOrder, runtime: Runtime, in folder: String) throws {
        let files = runtime.entryFiles(module: HandlerName(order.handler)?.module ?? "")
        let found = files.first { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
        guard let found else {
            throw ControlFailure(
                .invalid,
                "the package has no '\(files[0])', which the handler '\(order.handler)' needs"
            )
        }
        guard
            found != "bootstrap"
                || FileManager.default.isExecutableFile(atPath: "\(folder)/\(found)")
        else { throw ControlFailure(.invalid, "the package's 'bootstrap' is not executable") }
    }
}
