package import FaaS
import Values

/// A provider whose cloud is an account of the scripted cloud.
package struct ScriptedProvider: FunctionProvider {
    /// How long it waits for what was done to show, and for what is removed to be gone.
    static let patience = Duration.seconds(30)
    static let interval = Duration.milliseconds(5)

    package let name: ProviderName
    let script: CloudScript
    let client: CloudClient

    /// Creates the provider.
    ///
    /// - Parameters:
    ///   - name: The word pipelines use; one that the language knows.
    ///   - script: The script that the account was opened with.
    ///   - client: Calls the account.
    package init(name: ProviderName, script: CloudScript, client: CloudClient) {
        self.name = name
        self.script = script
        self.client = client
    }

    package var traits: ProviderTraits {
        ProviderTraits(
            packages: [.zip],
            runtimes: ["python", "node", "provided"],
            memory: ByteCount(bytes: 32 << 20)...ByteCount(bytes: 8 << 30),
            keepAlive: script.keepAlive,
            settleWindow: script.settleWindow
        )
    }

    package func foundations(for function: FunctionSpec) -> [FoundationSpec] {
        script.foundations.map { FoundationSpec(kind: $0, name: "base") }
    }

    package func create(
        _ foundation: FoundationSpec,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord {
        record(of: try await create(order(foundation.kind, permit)))
    }

    package func create(
        _ function: FunctionSpec,
        on foundations: [ResourceRecord],
        permit: consuming CreationPermit
    ) async throws -> DeployedFunction {
        var order = order(CloudKind.function, permit)
        order.function = CloudFunction(function)
        return try deployed(try await create(order))
    }

    package func describe(_ function: ResourceRecord) async throws -> DeployedFunction? {
        try await client.find(function.kind, function.name)
            .first { !$0.isEnding }
            .map(deployed)
    }

    package func list(run: String?) async throws -> [LabelledResource] {
        try await client.list(run: run).map {
            LabelledResource(record(of: $0), labels: $0.order.labels)
        }
    }

    package func probe(_ resource: ResourceRecord) async throws -> Presence {
        do {
            return try await found(resource).isEmpty ? .absent : .present
        } catch let failure as ProviderFailure where failure.code.isTransient != false {
            return .unknown
        }
    }

    package func recentLog(of function: ResourceRecord, lines: Int) async throws -> [String] { [] }
}
