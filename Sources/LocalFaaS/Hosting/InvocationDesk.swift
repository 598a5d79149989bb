import FaaS
import FoundationEssentials
import NIOCore
import Values

/// The requests of one function that have no answer yet, and the clients that wait for them.
struct InvocationDesk {
    private let function: HostedFunction
    private let log: FunctionLog
    private var invocations: [RequestNumber: Invocation] = [:]
    private var answers: [RequestNumber: Result<ByteBuffer, InvocationFailure>] = [:]
    private var lastRequest = 0

    init(function: HostedFunction, log: FunctionLog) {
        self.function = function
        self.log = log
    }

    /// Takes a client's request in.
    mutating func admit(
        _ request: ServerRequest,
        path: Substring,
        domain: String,
        client: HTTPConnection
    ) -> RequestNumber {
        lastRequest += 1
        let id = UUID().uuidString.lowercased()
        let event = FunctionURLEvent(
            request: request,
            path: path,
            function: function.name,
            requestID: id,
            domain: domain,
            epochMilliseconds: WallClock.milliseconds()
        )
        let bytes = ByteBuffer(bytes: event.bytes)
        invocations[lastRequest] = Invocation(id: id, event: bytes, client: client)
        return lastRequest
    }

    /// Notes which instance a request is for, whose log then explains a failure.
    mutating func assign(_ request: RequestNumber, to instance: InstanceNumber) {
        invocations[request]?.instance = instance
    }

    /// What the instance gets that a request is handed to.
    func handout(of request: RequestNumber) -> ServerResponse? {
        invocations[request]?.handout(
            function: function.resourceName,
            deadlineMilliseconds: WallClock.milliseconds()
                + function.spec.timeout.nanoseconds / 1_000_000
        )
    }

    /// Keeps an instance's answer until the pool says to deliver it; false when its id is wrong.
    mutating func keep(
        _ answer: Result<ByteBuffer, InvocationFailure>,
        to request: RequestNumber,
        id: String
    ) -> Bool {
        guard invocations[request]?.id == id else { return false }
        answers[request] = answer
        return true
    }

    /// Sends the answer to the client; returns the instance that answered what cannot be sent.
    mutating func deliver(_ request: RequestNumber) -> InstanceNumber? {
        let instance = invocations[request]?.instance
        switch answers.removeValue(forKey: request) {
        case nil: return nil
        case .failure(let failure)?: fail(request, failure)
        case .success(let body)?:
            switch FunctionURLAnswer.response(for: body) {
            case .success(let response):
                invocations.removeValue(forKey: request)?.client.send(response)
            case .failure(let malformed):
                fail(request, .malformedAnswer(malformed.message))
                return instance
            }
        }
        return nil
    }

    /// Tells the client why there is no answer, with the instance's last words.
    mutating func fail(_ request: RequestNumber, _ failure: InvocationFailure) {
        guard let invocation = invocations.removeValue(forKey: request) else { return }
        answers[request] = nil
        let lines = invocation.instance.map { log.tail(FailureReport.lines, of: $0) }
        let report = FailureReport(
            failure: failure,
            function: function.name,
            instance: invocation.instance,
            log: lines ?? []
        )
        invocation.client.send(report.response)
    }
}
