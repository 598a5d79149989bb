import FaaS
import LocalFaaS
import LocalFaaSTestSupport
import Testing
import Values

/// A package that came back from AWS, hosted by the embedded provider.
struct RehostedFunction {
    let package: PackageSource
    let specification: FunctionSpec

    init(package: PackageSource, like function: FunctionSpec) {
        self.package = package
        var function = function
        function.package = package
        specification = function
    }

    /// Calls it once and looks at the body of its answer.
    func answers(_ body: String) async throws {
        try await RunningServer.with { server in
            let order = FunctionOrder(specification, name: "back", token: "t", labels: [:])
            let state = try await server.control.create(order)
            #expect(state.packageDigest == package.digest)
            let answer = try await LoopbackHTTP().send(HTTPMessage(url: state.endpoint))
            #expect(answer.status == 200)
            #expect(String(decoding: answer.body, as: UTF8.self) == body)
        }
    }
}
