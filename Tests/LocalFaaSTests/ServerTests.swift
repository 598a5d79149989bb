import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Testing
import Values

@Suite struct `The embedded provider` {
    @Test func `the first request is cold, the second is warm`() async throws {
        try await RunningServer.with { server in
            let function = try await server.create(Handlers.echo)
            let cold = try await server.get(function)
            let warm = try await server.get(function)
            #expect(cold.status == 200)
            #expect(warm.status == 200)
        }
    }
}
