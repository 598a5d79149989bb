/// The files of ours that go with a function's own, by how requests reach them.
package struct HostFiles: Sendable {
    /// What hosts the handler; `nil` for a function that is a program itself.
    let host: HandlerHost?

    /// Describes the files of a function.
    package init(host: HandlerHost?) { self.host = host }

    /// What asks the Runtime API, or serves a port where its environment tells one.
    ///
    /// - Parameter folder: Where the files go, without a leading slash; empty for beside the code.
    /// - Returns: The files; none for what needs no host of ours.
    package func server(in folder: String = "") -> [AddedFile] {
        guard let host, let script = host.script else { return [] }
        return ([script] + host.serverScripts).map { name, bytes in
            AddedFile(path: folder.isEmpty ? name : "\(folder)/\(name)", bytes: bytes)
        }
    }

    /// The command that starts ``server(in:)`` in the folder of the code.
    private var command: [String] {
        guard let host else { return ["bootstrap"] }
        return [host.programs[0]] + host.arguments(script: host.script?.name)
    }

    /// What makes a function an app of Azure Functions with a custom handler.
    ///
    /// - Parameter function: The function's name, below which it answers: `/api/NAME`.
    /// - Returns: The files, to go beside the code.
    /// - Throws: What the encoder throws for a name that is no text.
    package func azureCustomHandler(function: String) throws -> [AddedFile] {
        let app = AzureCustomHandlerApp(command: command)
        return server() + [
            AddedFile(path: "host.json", bytes: try app.hostJSON),
            AddedFile(path: "\(function)/function.json", bytes: try app.functionJSON(of: function)),
        ]
    }

    /// What makes a function a module of Cloudflare Workers, whose entry is `worker.mjs`; `nil` where the
    /// handler is no CommonJS module.
    package var workersModule: [AddedFile]? {
        guard host == .node else { return nil }
        return [
            AddedFile(path: "function_url.js", bytes: PackageResources.function_url_js),
            AddedFile(path: "worker.mjs", bytes: PackageResources.worker_mjs),
        ]
    }
}
