import FoundationEssentials
import Values

extension AWSCall {
    /// A call of a service that takes forms and answers XML: EC2, IAM, STS.
    ///
    /// Neither the names of parameters, such as `Tags.member.1.Key`, nor their values are encoded.
    static func form(
        _ service: AWSService,
        _ operation: String,
        _ parameters: [(name: String, value: String)] = [],
        isIdempotent: Bool
    ) -> AWSCall {
        let fields = [("Action", operation), ("Version", service.formVersion)] + parameters
        let text = fields.map { "\(PercentEncoding.form($0.0))=\(PercentEncoding.form($0.1))" }
            .joined(separator: "&")
        return AWSCall(
            service,
            operation,
            "POST",
            headers: [
                HTTPField("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            ],
            body: Array(text.utf8),
            isIdempotent: isIdempotent
        )
    }

    /// A call of a service that takes JSON at one address: ECR, Logs, SSM, the tagging API.
    static func json(
        _ service: AWSService,
        _ operation: String,
        _ body: some Encodable,
        isIdempotent: Bool
    ) -> AWSCall {
        AWSCall(
            service,
            operation,
            "POST",
            headers: [
                HTTPField("X-Amz-Target", "\(service.jsonTarget).\(operation)"),
                HTTPField("Content-Type", "application/x-amz-json-1.1"),
            ],
            body: jsonBytes(body),
            isIdempotent: isIdempotent
        )
    }

    /// A call of a service whose methods and paths say what is wanted, with a body of JSON: Lambda,
    /// API Gateway.
    static func rest(
        _ service: AWSService,
        _ operation: String,
        _ method: String,
        _ path: String,
        query: [(name: String, value: String)] = [],
        _ body: some Encodable,
        isIdempotent: Bool
    ) -> AWSCall {
        AWSCall(
            service,
            operation,
            method,
            path,
            query: query,
            headers: [HTTPField("Content-Type", "application/json")],
            body: jsonBytes(body),
            isIdempotent: isIdempotent
        )
    }

    /// JSON with sorted members, so that the same call is the same bytes.
    private static func jsonBytes(_ body: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return [UInt8](try encoder.encode(body))
        } catch {
            preconditionFailure("a request cannot be written as JSON: \(error)")
        }
    }
}
