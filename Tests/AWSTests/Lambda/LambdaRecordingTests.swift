import FaaS
import Testing
import Values

@testable import Providers

/// Our requests beside those that the official SDK sends; what differs is listed, and nothing else may.
@Suite struct `Requests to Lambda and its neighbours` {
    private static let name = "bench-s-7f3a9c-py-zip"
    private static let identifier = "arn:aws:lambda:us-east-1:123456789012:function:\(name)"

    /// What a call looks like on its way to us-east-1.
    private func sent(_ call: AWSCall) async throws -> HTTPMessage {
        let web = ScriptedWeb([.answer(.json("{}"))])
        let client = AWSClient(
            endpoints: AWSEndpoints(region: "us-east-1"),
            web: web,
            credentials: FixedAWSCredentials(
                credentials: AWSCredentials(accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "s")
            )
        )
        _ = try await client.send(call)
        return try #require(web.requests.first)
    }

    private func differences(
        _ call: AWSCall,
        _ flow: String,
        _ operation: String,
        number: Int = 0
    ) async throws -> [String] {
        try RecordedRequest(flow, operation, number: number)
            .differences(from: try await sent(call))
    }

    @Test func `a function is created as recorded, but for tags of ours and what we leave to AWS`()
        async throws
    {
        var function = TestFunction.specification()
        function.handler = "index.handler"
        function.timeout = .seconds(30)
        function.environment = ["BENCH": "1"]
        let order = try LambdaOrder(
            function,
            named: Self.name,
            labels: ["bench-session": "s-7f3a9c", "bench-tool": "bench"],
            on: LambdaBase(role: "arn:aws:iam::123456789012:role/bench/bench-s-7f3a9c-exec"),
            code: LambdaCode(zipFile: "AAAA")
        )
        let found = try await differences(
            LambdaCalls.create(order),
            "aws-lambda-zip",
            "lambda.CreateFunction"
        )
        #expect(
            found.filter { !$0.hasPrefix("body.Code.ZipFile") } == [
                "body.EphemeralStorage.Size: only recorded, '512.0'",
                "body.Runtime: 'python3.12', not 'python3.13'",
                "body.Tags.stellar-endpoint: only ours, 'function-url'",
                "body.Tags.stellar-runtime: only ours, 'python'",
            ]
        )
    }

    @Test func `an image is ordered as recorded`() async throws {
        var function = TestFunction.specification()
        function.package.kind = .container
        function.memory = ByteCount(bytes: 512 << 20)
        function.timeout = .seconds(30)
        function.environment = [:]
        let uri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/bench/s-7f3a9c:v1"
        let order = try LambdaOrder(
            function,
            named: Self.name + "-img",
            labels: ["bench-session": "s-7f3a9c", "bench-tool": "bench"],
            on: LambdaBase(role: "arn:aws:iam::123456789012:role/bench/bench-s-7f3a9c-exec"),
            code: LambdaCode(imageUri: uri)
        )
        let found = try await differences(
            LambdaCalls.create(order),
            "aws-lambda-image",
            "lambda.CreateFunction (image)"
        )
        // What an image of ours runs is in the image.
        #expect(
            found == [
                "body.ImageConfig.Command.0: only recorded, 'app.handler'",
                "body.Tags.stellar-endpoint: only ours, 'function-url'",
                "body.Tags.stellar-runtime: only ours, 'python'",
            ]
        )
    }

    @Test func `code in a bucket is named as recorded`() async throws {
        let code = LambdaCode(s3Bucket: "bench-s-7f3a9c-123456789012-use1", s3Key: "code/fn.zip")
        let order = try LambdaOrder(
            TestFunction.specification(),
            named: Self.name + "-s3",
            labels: [:],
            on: LambdaBase(role: "arn:aws:iam::123456789012:role/bench/bench-s-7f3a9c-exec"),
            code: code
        )
        let found = try await differences(
            LambdaCalls.create(order),
            "aws-lambda-s3",
            "lambda.CreateFunction (from S3)"
        )
        #expect(!found.contains { $0.hasPrefix("body.Code") || $0.hasPrefix("path") })
    }

    @Test func `an address, and who may use it`() async throws {
        let flow = "aws-lambda-zip"
        let found = try await differences(
            LambdaCalls.createURL(Self.name, nil),
            flow,
            "lambda.CreateFunctionUrlConfig"
        )
        // Pages of others do not call benchmarks, and buffered is what AWS does by itself.
        #expect(
            found == [
                "body.Cors.AllowMethods.0: only recorded, '*'",
                "body.Cors.AllowOrigins.0: only recorded, '*'",
                "body.InvokeMode: only recorded, 'BUFFERED'",
            ]
        )
        let alias = LambdaCalls.createURL(Self.name, "snap")
        #expect(
            try await differences(alias, flow, "lambda.CreateFunctionUrlConfig (alias)").isEmpty
        )
        let operations = [
            "lambda.AddPermission (URL)", "lambda.AddPermission (invoke through URL)",
        ]
        for (operation, permission) in zip(operations, LambdaPermission.ofEverybody) {
            let call = LambdaCalls.permit(Self.name, nil, permission)
            #expect(try await differences(call, flow, operation).isEmpty)
        }
    }

    @Test func `everything else about functions`() async throws {
        let calls = [
            ("lambda.GetFunction until Active", LambdaCalls.get(Self.name)),
            ("lambda.GetFunctionUrlConfig", LambdaCalls.getURL(Self.name, nil)),
            ("lambda.GetPolicy", LambdaCalls.policy(Self.name, nil)),
            ("lambda.PutFunctionConcurrency", LambdaCalls.reserve(Self.name, 1)),
            ("lambda.UpdateFunctionConfiguration", LambdaCalls.update(Self.name, ["BENCH": "2"])),
            (
                "lambda.GetFunctionConfiguration until version Active",
                LambdaCalls.configuration(Self.name, version: "1")
            ),
            ("lambda.CreateAlias", LambdaCalls.createAlias(Self.name, "snap", version: "1")),
            ("lambda.TagResource", LambdaCalls.tag(Self.identifier, ["bench-run": "r-1"])),
            ("lambda.DeleteFunction (gone)", LambdaCalls.delete(Self.name)),
        ]
        for (operation, call) in calls {
            let found = try await differences(call, "aws-lambda-zip", operation)
            #expect(found.isEmpty, "\(operation): \(found)")
        }
        let published = try await differences(
            LambdaCalls.publish(Self.name),
            "aws-lambda-zip",
            "lambda.PublishVersion"
        )
        #expect(published == ["body.Description: only recorded, 'snap'"])
    }

    @Test func `an HTTP API`() async throws {
        let order = GatewayOrder(
            name: Self.name,
            target: Self.identifier,
            tags: ["bench-session": "s-7f3a9c", "bench-tool": "bench"]
        )
        let function = try #require(AWSResourceName(Self.identifier))
        let permission = LambdaPermission.ofGateway("a1b2c3d4e5", before: function)
        let calls = [
            ("apigatewayv2.CreateApi", GatewayCalls.create(order)),
            (
                "lambda.AddPermission (API Gateway)",
                LambdaCalls.permit(Self.name, nil, permission)
            ),
            ("apigatewayv2.GetApis", GatewayCalls.list(after: nil)),
            ("apigatewayv2.DeleteApi", GatewayCalls.delete("a1b2c3d4e5")),
        ]
        for (operation, call) in calls {
            let found = try await differences(call, "aws-apigatewayv2", operation)
            #expect(found.isEmpty, "\(operation): \(found)")
        }
    }
}
