import FaaS
import Synchronization
import Values

@testable import Providers

/// A client in Ireland whose web is scripted and whose time passes only while it waits.
struct ClientScene: Sendable {
    let web: ScriptedWeb
    let time = TestTime()
    let source = CountingSource()
    let client: AWSClient

    init(_ replies: [ScriptedWeb.Reply], patience: AWSPatience = AWSPatience()) {
        web = ScriptedWeb(replies)
        client = AWSClient(
            endpoints: AWSEndpoints(region: "eu-west-1"),
            web: web,
            credentials: source,
            patience: patience,
            time: time.time()
        )
    }

    /// The same client over another web.
    func client(over web: any HTTPTransfer) -> AWSClient {
        AWSClient(
            endpoints: AWSEndpoints(region: "eu-west-1"),
            web: web,
            credentials: source,
            time: time.time()
        )
    }

    /// How a call fails; `nil` if it does not, or not in the way of the contract.
    func failure(of call: AWSCall) async -> ProviderFailure? {
        do {
            _ = try await client.send(call)
            return nil
        } catch {
            return error as? ProviderFailure
        }
    }

    /// Credentials that count how often they were replaced.
    final class CountingSource: AWSCredentialSource {
        private let count = Mutex(0)
        var renewals: Int { count.withLock { $0 } }

        func credentials(replacing rejected: AWSCredentials?) async throws -> AWSCredentials {
            if rejected != nil { count.withLock { $0 += 1 } }
            return AWSCredentials(accessKey: "AKIDEXAMPLE", secretKey: "secret")
        }
    }
}

extension ScriptedWeb.Reply {
    /// A success with nothing in it.
    static let ok = Self.answer(HTTPAnswer(status: 200))

    /// A connection that ended without an answer.
    static let lost = Self.failure(HTTPExchangeFailure(code: .connection, message: "reset"))

    /// A refusal in the way of IAM and STS.
    static func refusal(_ status: Int, _ code: String, _ headers: [HTTPField] = []) -> Self {
        .answer(refused(status, code, headers))
    }

    /// The answer of a refusal.
    static func refused(
        _ status: Int,
        _ code: String,
        _ headers: [HTTPField] = []
    ) -> HTTPAnswer {
        let text =
            "<ErrorResponse><Error><Type>Sender</Type><Code>\(code)</Code><Message>as scripted"
            + "</Message></Error><RequestId>r-1</RequestId></ErrorResponse>"
        return HTTPAnswer(status: status, headers: headers, body: Array(text.utf8))
    }
}
