/// Who may do what with a function.
struct LambdaPermission: Encodable, Sendable, Hashable {
    var statementId: String
    var action: String
    var principal: String
    var functionUrlAuthType: String?
    var invokedViaFunctionUrl: Bool?
    var sourceArn: String?

    /// What it takes for everybody to use a function's own address: since October 2025 both, or the
    /// answer is 403.
    static let ofEverybody = [
        LambdaPermission(
            statementId: "url-public",
            action: "lambda:InvokeFunctionUrl",
            principal: "*",
            functionUrlAuthType: "NONE"
        ),
        LambdaPermission(
            statementId: "url-invoke",
            action: "lambda:InvokeFunction",
            principal: "*",
            invokedViaFunctionUrl: true
        ),
    ]

    /// Lets one HTTP API call the function.
    static func ofGateway(_ api: String, before function: AWSResourceName) -> LambdaPermission {
        LambdaPermission(
            statementId: "apigw",
            action: "lambda:InvokeFunction",
            principal: "apigateway.amazonaws.com",
            sourceArn: "arn:\(function.partition):execute-api:\(function.region):"
                + "\(function.account):\(api)/*/*"
        )
    }

    enum CodingKeys: String, CodingKey {
        case statementId = "StatementId"
        case action = "Action"
        case principal = "Principal"
        case functionUrlAuthType = "FunctionUrlAuthType"
        case invokedViaFunctionUrl = "InvokedViaFunctionUrl"
        case sourceArn = "SourceArn"
    }
}
