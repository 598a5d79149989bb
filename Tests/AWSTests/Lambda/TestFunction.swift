import FaaS
import Values

@testable import Providers

/// A function called `f`, as Lambda describes it.
struct TestFunction {
    var state: String
    var reason: String?
    var lease = "lease-1"

    static let refusedRole = ProviderFailure(
        code: .invalid,
        message: "refused",
        providerCode: "InvalidParameterValueException"
    )
    static let conflict = ProviderFailure(
        code: .conflict,
        message: "conflict",
        providerCode: "ResourceConflictException"
    )
    static let absent = ProviderFailure(
        code: .notFound,
        message: "absent",
        providerCode: "ResourceNotFoundException"
    )

    /// The description alone, of version 7.
    var configuration: String {
        let reason = reason.map { #", "StateReasonCode": "\#($0)""# } ?? ""
        return #"""
            {"FunctionName": "f", "FunctionArn": "arn:aws:lambda:us-east-1:1:function:f",
             "Runtime": "python3.12", "CodeSize": 3, "CodeSha256": "x", "MemorySize": 128,
             "Version": "7", "State": "\#(state)", "Environment": {"Variables": {"A": "1"}}\#(reason)}
            """#
    }

    /// The description with its tags.
    var text: String {
        #"{"Configuration": \#(configuration), "Tags": {"stellar-run": "r", "stellar-lease": "\#(lease)"}}"#
    }

    /// An order under the first lease.
    static func order() throws -> LambdaOrder {
        try LambdaOrder(
            specification(),
            named: "f",
            labels: [ResourceLabel.run: "r", ResourceLabel.lease: "lease-1"],
            on: LambdaBase(role: "arn:aws:iam::1:role/r", logGroup: "/stellar-run/g"),
            code: LambdaCode(zipFile: "AAAA")
        )
    }

    static func specification(_ runtime: String = "python") -> FunctionSpec {
        var function = FunctionSpec(
            runtime: runtime,
            handler: "handler.handler",
            package: PackageSource(
                kind: .zip,
                path: "/nowhere",
                digest: "00",
                size: ByteCount(bytes: 3)
            ),
            memory: ByteCount(bytes: 128 << 20),
            timeout: .milliseconds(1500),
            environment: ["A": "1"]
        )
        function.architecture = .x86
        return function
    }
}
