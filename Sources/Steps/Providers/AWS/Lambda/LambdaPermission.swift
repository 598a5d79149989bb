/// Who may do what with a function; the names of the members are AWS's.
struct LambdaPermission: Encodable, Sendable, Hashable {
    var StatementId: String
    var Action: String
    var Principal: String
    var FunctionUrlAuthType: String?
    var InvokedViaFunctionUrl: Bool?
    var SourceArn: String?

    /// What it takes for everybody to use a function's own address: since October 2025 both, or the
    /// answer is 403.
    static let ofEverybody = [
        LambdaPermission(
            StatementId: "url-public",
            Action: "lambda:InvokeFunctionUrl",
            Principal: "*",
            FunctionUrlAuthType: "NONE"
        ),
        LambdaPermission(
            StatementId: "url-invoke",
            Action: "lambda:InvokeFunction",
            Principal: "*",
            InvokedViaFunctionUrl: true
        ),
    ]

    /// Lets one HTTP API call the function.
    static func ofGateway(_ api: String, before function: AWSResourceName) -> LambdaPermission {
        LambdaPermission(
            StatementId: "apigw",
            Action: "lambda:InvokeFunction",
            Principal: "apigateway.amazonaws.com",
            SourceArn: "arn:\(function.partition):execute-api:\(function.region):"
                + "\(function.account):\(api)/*/*"
        )
    }
}
