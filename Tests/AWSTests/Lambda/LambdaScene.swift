import FoundationEssentials
import Synchronization
import Values

@testable import Providers

/// A cloud that answers calls from a script, before anything is signed, and remembers them.
final class ScriptedCalls: AWSCalling {
    private let script: @Sendable (AWSCall, Int) throws -> HTTPAnswer
    private let asked = Mutex<[AWSCall]>([])

    /// Answers by a function of the call and of how many of its operation came before it.
    init(_ script: @escaping @Sendable (AWSCall, Int) throws -> HTTPAnswer) { self.script = script }

    var calls: [AWSCall] { asked.withLock { $0 } }
    var operations: [String] { calls.map(\.operation) }

    func send(_ call: AWSCall) async throws -> HTTPAnswer {
        let count = asked.withLock { asked in
            asked.append(call)
            return asked.count { $0.operation == call.operation } - 1
        }
        return try script(call, count)
    }
}

extension HTTPAnswer {
    /// An answer of JSON.
    static func json(_ text: String, status: Int = 200) -> HTTPAnswer {
        HTTPAnswer(status: status, body: Array(text.utf8))
    }
}
