import Foundation
import LocalFaaSTestSupport
import Values

/// moto, which answers as AWS does, on a port of its own: one for the whole process of the tests.
///
/// Tests share it, and most of them one account, because moto takes seconds to furnish an account: so
/// each test names and labels what it creates in a way of its own, and looks at nothing else. Those
/// that look at all there is take an account of their own.
package final class MotoServer: Sendable {
    /// The one, once it answers.
    package static let shared = Task<MotoServer, any Error> { try await MotoServer() }

    /// Where it answers, without a path.
    package let address: String
    private let process: PythonProcess

    private static let script = """
        import os, sys, threading
        def watch():
            sys.stdin.read()
            os._exit(0)
        threading.Thread(target=watch, daemon=True).start()
        from moto.server import main
        main(["-H", "127.0.0.1", "-p", sys.argv[1]])
        """

    /// Starts one, for tests that change how it behaves.
    package init() async throws {
        let port = try FreePort.find()
        address = "http://127.0.0.1:\(port)"
        process = try await PythonProcess.start(
            ["-c", Self.script, "\(port)"],
            environment: ["MOTO_IAM_LOAD_MANAGED_POLICIES": "true"]
        )
        try await waitUntilItAnswers()
    }

    /// The account that tests share.
    package static let account = "123456789012"

    /// A number of twelve digits, which nobody else uses as an account.
    package static func freshAccount() -> String {
        "\(Int.random(in: 200_000_000_000..<1_000_000_000_000))"
    }

    private func waitUntilItAnswers() async throws {
        let question = HTTPMessage(url: "\(address)/moto-api/data.json")
        // It loads a lot, and all other tests run meanwhile.
        let deadline = ContinuousClock.now + .seconds(300)
        while true {
            do {
                _ = try await LoopbackHTTP().send(question)
                return
            } catch is HTTPExchangeFailure where ContinuousClock.now < deadline {
                guard process.isRunning else { throw MotoFailure.ended }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }
}
