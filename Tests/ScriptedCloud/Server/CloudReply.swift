import FoundationEssentials
import NIOCore
import NIOHTTP1
import Values

/// An answer as it is sent.
struct CloudReply {
    var status: HTTPResponseStatus
    var headers: HTTPHeaders = ["content-type": "application/json"]
    var body = ByteBuffer()

    /// A value as JSON.
    init(_ value: some Encodable, status: HTTPResponseStatus = .ok) {
        self.status = status
        do {
            body = ByteBuffer(bytes: try JSONEncoder().encode(value))
        } catch {
            self.status = .internalServerError
            body = ByteBuffer(string: "\(error)")
        }
    }

    /// What an account answers.
    init(_ answer: CloudAnswer) {
        switch answer {
        case .resources(let resources): self.init(resources)
        case .accepted: self.init([CloudResource](), status: .accepted)
        case .invoked(let invocation): self.init(invocation)
        case .failed(let refusal):
            self.init(refusal, status: HTTPResponseStatus(statusCode: refusal.status))
            if let wait = refusal.retryAfter {
                headers.add(name: "retry-after", value: "\(Double(wait.nanoseconds) / 1e9)")
            }
        }
    }

    /// A call that nobody understands.
    static var invalid: CloudReply {
        CloudReply(.failed(CloudRefusal(code: .invalid, message: "no such call")))
    }
}
