import FaaS
import MotoTestSupport
import ProviderConformance
import Providers
import Testing
import Values

@Suite struct `The provider of AWS, like every provider,` {
    @Test(arguments: ProviderPromise.all)
    func `keeps its promise at moto:`(_ promise: ProviderPromise) async throws {
        let scene = try AWSProviderScene(try await MotoScene(account: MotoServer.freshAccount()))
        var subject = ProviderSubject(
            provider: scene.provider,
            function: try scene.function(),
            handlers: scene.handlers
        )
        subject.leakTrials = 5
        subject.latestCancellation = .milliseconds(60)
        try await promise.check(subject)
        #expect(try await scene.provider.list(run: nil).isEmpty)
    }

    @Test(arguments: ProviderPromise.all)
    func `keeps its promise behind an HTTP API:`(_ promise: ProviderPromise) async throws {
        let scene = try AWSProviderScene(try await MotoScene(account: MotoServer.freshAccount()))
        var function = try scene.function()
        function.endpoint = .httpAPI
        var subject = ProviderSubject(
            provider: scene.provider,
            function: function,
            handlers: scene.handlers
        )
        subject.leakTrials = 3
        subject.latestCancellation = .milliseconds(80)
        try await promise.check(subject)
        #expect(try await scene.provider.list(run: nil).isEmpty)
    }
}
