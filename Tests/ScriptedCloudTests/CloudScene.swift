import FaaS
import Foundation
import Pipeline
import ProviderConformance
import ScriptedCloud
import StellarRunCLI
import Steps
import Testing
import Values

/// An account of a scripted cloud in a process of its own.
struct CloudScene {
    let control: CloudControl
    let account: String
    let subject: ProviderSubject

    /// Opens an account for the time of `body`.
    static func with(
        _ script: CloudScript,
        _ body: (CloudScene) async throws -> Void
    ) async throws {
        let process = try CloudProcess(program: try program())
        let exchange = WebClient()
        let control = CloudControl(exchange: exchange, address: process.address)
        try await control.open("test", script)
        let provider = ScriptedProvider(
            name: ProviderName(rawValue: "aws"),
            script: script,
            client: CloudClient(exchange: exchange, address: process.address, account: "test")
        )
        let scene = CloudScene(
            control: control,
            account: "test",
            subject: subject(provider, exchange)
        )
        try await body(scene)
        try process.stop()
    }

    /// What is there in the end.
    func truth() async throws -> CloudTruth { try await control.finalTruth(of: account) }

    private static func subject(
        _ provider: ScriptedProvider,
        _ exchange: any HTTPTransfer
    ) -> ProviderSubject {
        let catalog = StepCatalog.builtin(
            providers: ProviderRegistry([provider]),
            web: exchange,
            now: { 0 }
        )
        let package = PackageSource(
            kind: .zip,
            path: "/nowhere.zip",
            digest: String(repeating: "0", count: 64),
            size: ByteCount(bytes: 1234)
        )
        let function = FunctionSpec(
            runtime: "python",
            handler: "handler.handler",
            package: package,
            memory: ByteCount(bytes: 128 << 20),
            timeout: .seconds(10)
        )
        var subject = ProviderSubject(
            provider: provider,
            function: function,
            handlers: catalog.leaseHandlers
        )
        subject.leakTrials = 5
        return subject
    }

    private static func program() throws -> String {
        let tests = URL(fileURLWithPath: try #require(CommandLine.arguments.first))
        var folder = tests.deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appendingPathComponent("scripted-cloud").path
            if FileManager.default.isExecutableFile(atPath: program) { return program }
            folder.deleteLastPathComponent()
        }
        return try #require(nil, "scripted-cloud was not built beside \(tests.path)")
    }
}
