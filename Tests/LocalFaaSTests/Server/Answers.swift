import Foundation
import LocalFaaS
import Testing
import Values

/// What ``Handlers/echo`` and its kin answer.
struct EchoAnswer: Decodable, Hashable {
    let pid: Int
    let count: Int
}

/// What a client is told when a function did not answer.
struct FailureAnswer: Decodable {
    struct Details: Decodable {
        let code: String
        let message: String
        let function: String
        let log: [String]
    }

    let error: Details
}

extension HTTPAnswer {
    /// The body as an echo.
    func echo() throws -> EchoAnswer { try json() }

    /// The body as a failure.
    func failure() throws -> FailureAnswer.Details { try json(FailureAnswer.self).error }

    /// The body as some JSON.
    func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body))
    }

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }
}

/// Whether any process of a group is left.
func isAlive(_ pid: Int) -> Bool { ProcessIdentity(of: pid) != nil }
