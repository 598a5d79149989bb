import FaaS
import LocalFaaS
import Values

/// A server that can be talked to.
struct LocalServerHandle {
    /// `HOST:PORT`.
    let address: String
    /// Its folder, when it is one of ours.
    let folder: String?
    let control: ControlClient

    /// Asks the server, and takes a server that is gone for an answer: it took all along.
    ///
    /// - Throws: What the server answers; a failed connection when the server still runs.
    @discardableResult
    func unlessGone<Value>(_ body: (ControlClient) async throws -> Value?) async throws -> Value? {
        do {
            return try await body(control)
        } catch let failure as HTTPExchangeFailure where failure.code == .connection {
            guard let folder, LocalServerFiles(folder: folder).process == nil else { throw failure }
            return nil
        }
    }

    /// The process and the functions that carry our label.
    func resources(run: String?) async throws -> [LabelledResource] {
        guard let state = try await unlessGone({ try await $0.state() }) else { return [] }
        var resources: [LabelledResource] = []
        if let folder, Self.carries(state.labels, run: run) {
            let name = folder.split(separator: "/").last.map(String.init) ?? folder
            let record = try LocalRecord.process(named: name, in: folder)
            resources.append(LabelledResource(record, labels: state.labels))
        }
        let functions = try await unlessGone { try await $0.list() } ?? []
        for function in functions where Self.carries(function.labels, run: run) {
            let record = LocalRecord.function(named: function.name, on: self)
            resources.append(LabelledResource(record, labels: function.labels))
        }
        return resources
    }

    private static func carries(_ labels: [String: String], run: String?) -> Bool {
        guard let label = labels[ResourceLabel.run] else { return false }
        return run == nil || label == run
    }
}
