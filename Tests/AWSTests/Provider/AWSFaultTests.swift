import FaaS
import MotoTestSupport
import Testing
import Values

@testable import Providers

@Suite struct `When AWS misbehaves` {
    /// Harm that is done to every third request.
    struct Harm: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let fault: FaultyWeb.Fault

        static let all = [
            Harm(testDescription: "lost replies", fault: .lostReply),
            Harm(testDescription: "resets", fault: .reset),
            Harm(testDescription: "slow answers", fault: .slow(.milliseconds(50))),
            Harm(testDescription: "failures", fault: .instead(HTTPAnswer(status: 500))),
            Harm(
                testDescription: "throttling",
                fault: .instead(refusal(400, "ThrottlingException"))
            ),
            Harm(
                testDescription: "tokens that expire",
                fault: .instead(refusal(403, "ExpiredTokenException"))
            ),
        ]

        private static func refusal(_ status: Int, _ code: String) -> HTTPAnswer {
            HTTPAnswer(status: status, headers: [HTTPField("x-amzn-ErrorType", code)])
        }
    }

    @Test(arguments: Harm.all)
    func `a function comes and goes, and nothing is left, in spite of`(_ harm: Harm) async throws {
        let scene = try AWSProviderScene(
            try await MotoScene(account: MotoServer.freshAccount()) { _, count in
                count % 3 == 1 ? harm.fault : nil
            }
        )
        for endpoint in EndpointKind.allCases {
            var function = try scene.function()
            function.endpoint = endpoint
            let bases = try await scene.bases(function)
            let made = try await scene.provider.create(
                function,
                on: bases,
                permit: scene.moto.permit("st-\(endpoint.rawValue)")
            )
            #expect(made.digest == function.package.digest)
            #expect(try await scene.provider.list(run: scene.moto.run).count == bases.count + 1)
            for record in [made.record] + bases.reversed() {
                try await scene.provider.delete(record)
            }
            #expect(try await scene.provider.list(run: nil).isEmpty)
        }
    }
}
