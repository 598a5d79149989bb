import NIOCore
import NIOHTTP1

/// What a client is told when a function did not answer.
struct FailureReport {
    /// How many of the instance's last log lines are in it.
    static let lines = 20

    let failure: InvocationFailure
    let function: String
    let instance: InstanceNumber?
    let log: [String]

    /// The HTTP answer; the header tells it from an answer of the function itself.
    var response: ServerResponse {
        let headers: HTTPHeaders = [
            "content-type": "application/json",
            "x-local-failure": failure.code,
        ]
        let status = HTTPResponseStatus(statusCode: failure.status)
        var response = ServerResponse(status: status, headers: headers)
        response.body.writeBytes(body)
        return response
    }

    private var body: [UInt8] {
        var json = JSONText()
        json.raw(#"{"schema":1,"error":{"code":"#)
        json.string(failure.code)
        json.raw(#","message":"#)
        json.string(failure.message)
        json.raw(#","function":"#)
        json.string(function)
        if let instance {
            json.raw(#","instance":"#)
            json.number(instance)
        }
        json.raw(#","log":["#)
        for (index, line) in log.enumerated() {
            if index > 0 { json.raw(",") }
            json.string(line)
        }
        json.raw("]}}")
        return json.bytes
    }
}
