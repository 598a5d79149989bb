import FaaS
import Synchronization
import Values

/// Where one promise is examined: a run of its own, with names of its own.
final class ProviderScene: Sendable {
    /// How long whatever only takes time may take on a busy machine.
    static let patience = Duration.seconds(30)

    let subject: ProviderSubject
    let run: String
    private let names = Mutex(0)

    init(_ subject: ProviderSubject) {
        self.subject = subject
        run = "conformance-" + Self.word()
    }

    var provider: any FunctionProvider { subject.provider }

    /// A name nobody has.
    func freshName() -> String {
        let number = names.withLock { number in
            number += 1
            return number
        }
        return "st-\(run)-\(number)"
    }

    /// The right to create something of a name; the same name gives the same right again.
    func permit(_ name: String, run: String? = nil) -> CreationPermit {
        CreationPermit(name: name, token: "token-\(name)", labels: labels(name, run: run))
    }

    func labels(_ name: String, run: String? = nil, owner: String = "m-b-1-1") -> [String: String] {
        [
            ResourceLabel.run: run ?? self.run,
            ResourceLabel.lease: "lease-\(name)",
            ResourceLabel.owner: owner,
            ResourceLabel.expires: "4102444800",
        ]
    }

    private static func word() -> String {
        String(UInt32.random(in: .min ... .max), radix: 36)
    }
}

extension ProviderScene {
    /// Creates the foundations that the function needs.
    func foundations() async throws -> [ResourceRecord] {
        try await foundations(for: subject.function)
    }

    /// Creates the foundations that some function needs.
    func foundations(for function: FunctionSpec) async throws -> [ResourceRecord] {
        var records: [ResourceRecord] = []
        for foundation in provider.foundations(for: function) {
            records.append(try await create(foundation, named: freshName()))
        }
        return records
    }

    func create(_ foundation: FoundationSpec, named name: String) async throws -> ResourceRecord {
        try await patiently { try await provider.create(foundation, permit: permit(name)) }
    }

    func create(
        named name: String,
        on foundations: [ResourceRecord],
        run: String? = nil
    ) async throws -> DeployedFunction {
        try await patiently {
            try await provider.create(
                subject.function,
                on: foundations,
                permit: permit(name, run: run)
            )
        }
    }

    /// What a list shows of this run.
    func listed() async throws -> [LabelledResource] {
        try await patiently { try await provider.list(run: run) }
    }

    func probe(_ resource: ResourceRecord) async throws -> Presence {
        try await patiently {
            let presence = try await provider.probe(resource)
            guard presence != .unknown else {
                throw ProviderFailure(code: .unavailable, message: "nobody could say")
            }
            return presence
        }
    }

    func delete(_ resource: ResourceRecord) async throws {
        try await patiently { try await provider.delete(resource) }
    }

    /// Removes everything that the scene created: functions first, then what they stand on.
    ///
    /// A list may hide for a settle window what is there.
    func clear() async throws {
        try await Task.sleep(for: provider.traits.settleWindow)
        for areFunctions in [true, false] {
            for resource in try await patiently({ try await provider.list(run: nil) })
            where isOurs(resource) && (resource.record.kind == "function") == areFunctions {
                try await delete(resource.record)
            }
        }
    }

    private func isOurs(_ resource: LabelledResource) -> Bool {
        resource.labels[ResourceLabel.run]?.hasPrefix(run) == true
    }
}

extension ProviderScene {
    /// Tries again what failed for a reason that passes, as every step does.
    func patiently<Value>(_ body: () async throws -> Value) async throws -> Value {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            do {
                return try await body()
            } catch let failure as ProviderFailure where failure.code.isTransient == true {
                guard ContinuousClock.now < deadline else { throw failure }
                try await Task.sleep(for: failure.retryAfter ?? .milliseconds(5))
            }
        }
    }

    /// Waits until something shows: views may lag behind for a settle window.
    func eventually(_ what: String, _ condition: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + Self.patience
        while try await !condition() {
            try promise(ContinuousClock.now < deadline, "\(what) never came to be")
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
