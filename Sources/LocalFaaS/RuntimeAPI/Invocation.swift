import NIOCore
import NIOHTTP1

/// One request on its way through an instance.
struct Invocation {
    /// The id that the instance answers under.
    let id: String
    /// The event for the handler.
    let event: ByteBuffer
    /// Where the client waits.
    let client: HTTPConnection
    /// The instance that has it, once there is one.
    var instance: InstanceNumber?

    /// The answer to an instance's call for work.
    func handout(function arn: String, deadlineMilliseconds: Int) -> ServerResponse {
        let headers: HTTPHeaders = [
            "content-type": "application/json",
            "lambda-runtime-aws-request-id": id,
            "lambda-runtime-deadline-ms": "\(deadlineMilliseconds)",
            "lambda-runtime-invoked-function-arn": arn,
            "lambda-runtime-trace-id": "Root=1-\(traceID);Sampled=0",
        ]
        return ServerResponse(status: .ok, headers: headers, body: event)
    }

    /// Eight digits, a dash and twenty-four more, made of the request's id.
    private var traceID: String {
        let digits = id.filter { $0 != "-" }
        return "\(digits.prefix(8))-\(digits.suffix(24))"
    }
}
