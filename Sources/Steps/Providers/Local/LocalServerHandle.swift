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

    /// The records of the process and the functions that carry our label.
    func records(run: String?) async throws -> [ResourceRecord] {
        guard let state = try await unlessGone({ try await $0.state() }) else { return [] }
        var records: [ResourceRecord] = []
        if let folder, Self.carries(state.labels, run: run) {
            let name = folder.split(separator: "/").last.map(String.init) ?? folder
            records.append(try LocalRecord.process(named: name, in: folder))
        }
        let functions = try await unlessGone { try await $0.list() } ?? []
        for function in functions where Self.carries(function.labels, run: run) {
            records.append(LocalRecord.function(named: function.name, on: self))
        }
        return records
    }

    private static func carries(_ labels: [String: String], run: String?) -> Bool {
        guard let label = labels[ResourceLabel.run] else { return false }
        return run == nil || label == run
    }
}
