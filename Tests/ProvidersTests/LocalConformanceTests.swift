import FaaS
import LocalFaaS
import LocalFaaSTestSupport
import NoWeb
import Pipeline
import ProviderConformance
import Providers
import Steps
import Testing
import Values

@Suite(.serialized) struct `The local provider, like every provider,` {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func subject(_ package: PackageSource) throws -> ProviderSubject {
        let provider = LocalProvider(
            setting: try ServerProgram.setting(stateFolder: folder.path + "/state"),
            exchange: LoopbackHTTP()
        )
        let catalog = StepCatalog.builtin(
            providers: ProviderRegistry([provider]),
            web: NoWeb(),
            now: { 0 }
        )
        let function = FunctionSpec(
            runtime: "python",
            handler: "handler.handler",
            package: package,
            memory: ByteCount(bytes: 128 << 20),
            timeout: .seconds(20)
        )
        var subject = ProviderSubject(
            provider: provider,
            function: function,
            handlers: catalog.leaseHandlers
        )
        // What another process started cannot be taken over: its labels are ours already.
        subject.relabels = false
        subject.leakTrials = 3
        subject.latestCancellation = .milliseconds(20)
        subject.grace = .milliseconds(100)
        return subject
    }

    @Test(arguments: ProviderPromise.all)
    func `keeps its promise:`(_ promise: ProviderPromise) async throws {
        let code = ["handler.py": "def handler(event, context):\n    return 1"]
        try await promise.check(subject(TestPackage.make(code, in: folder)))
    }

    @Test(arguments: ProviderPromise.all)
    func `keeps its promise of containers:`(_ promise: ProviderPromise) async throws {
        try ContainerPackage.requireMachine()
        try await promise.check(subject(ContainerPackage.make(in: folder)))
    }
}
