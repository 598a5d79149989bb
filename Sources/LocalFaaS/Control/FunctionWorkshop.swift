import FaaS
import FoundationEssentials
import Values

/// Turns an order into a function that can be started: checked, unpacked, its runtime found.
///
/// Waits for the disk: not for the event loop.
struct FunctionWorkshop: Sendable {
    let packages: PackageStore
    let tools: RuntimeTools
    let searchPath: String
    /// The keep-alive of functions that do not say.
    let keepAlive: Duration

    /// Makes a function; what was made of it is gone again when this throws.
    func make(_ order: FunctionOrder) throws -> HostedFunction {
        let runtime = try OrderCheck(order: order).check()
        var spec = order.spec
        let command = try tools.command(for: runtime, memory: spec.memory)
        let folder = try packages.acquire(spec.package)
        do {
            try checkEntry(of: order, runtime: runtime, in: folder)
            spec.package.size = try packages.size(of: spec.package)
            return HostedFunction(
                name: order.name,
                token: order.token,
                labels: order.labels,
                spec: spec,
                keepAlive: spec.keepAlive ?? keepAlive,
                packageFolder: folder,
                packageEntries: try FileManager.default.contentsOfDirectory(atPath: folder),
                command: command,
                searchPath: searchPath
            )
        } catch {
            packages.release(order.packageDigest)
            throw error
        }
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
