import FaaS
import Foundation
import Testing
import Values

@testable import Providers

/// Every request for what functions stand on, held against the one that the official SDK sent.
@Suite struct `Requests of foundations` {
    private static let labels = ["bench-session": "s-7f3a9c", "bench-tool": "bench"]
    private static let role = "bench-s-7f3a9c-exec"

    private static func permit(_ name: String) -> CreationPermit {
        CreationPermit(name: name, token: "t", labels: labels)
    }

    /// Runs one call after the other against answers that suit them, and returns what was sent.
    private static func requests(
        region: String = "us-east-1",
        _ answers: [String],
        _ body: (AWSFoundations) async throws -> Void
    ) async throws -> [HTTPMessage] {
        let web = ScriptedWeb(
            answers.map { .answer(HTTPAnswer(status: 200, body: Array($0.utf8))) }
        )
        let client = AWSClient(
            endpoints: AWSEndpoints(region: region),
            web: web,
            credentials: FixedAWSCredentials(
                credentials: AWSCredentials(accessKey: "AKIDEXAMPLE", secretKey: "secret")
            ),
            time: TestTime().time()
        )
        let identity = AWSIdentity(aws: client)
        try await body(AWSFoundations(aws: client, region: region, identity: identity))
        return web.requests
    }

    private static func recorded(
        _ flow: String,
        _ operation: String,
        _ replacing: [String: String] = [:]
    ) throws -> RecordedRequest {
        let names = [
            "/bench/": "/stellar-run/", "\"bench/s-7f3a9c\"": "\"stellar-run/s-7f3a9c\"",
            "benchmark execution role": "functions of a stellar-run benchmark",
        ]
        return try RecordedRequest(
            flow,
            operation,
            replacing: names.merging(replacing) { $1 }
        )
    }

    @Test func `a role is created, given its policy and read`() async throws {
        let requests = try await Self.requests([
            "<R/>", "<R/>",
            "<R><GetRoleResult><Role><Arn>arn:aws:iam::1:role/stellar-run/r</Arn></Role>"
                + "</GetRoleResult></R>",
        ]) { _ = try await $0.role.create(permit: Self.permit(Self.role)) }
        let operations = ["iam.CreateRole", "iam.AttachRolePolicy", "iam.GetRole"]
        try #require(requests.count == operations.count)
        for (request, operation) in zip(requests, operations) {
            let recorded = try Self.recorded("aws-sts-iam", operation)
            #expect(recorded.differences(from: request) == [], "\(operation)")
        }
    }

    @Test func `a role is stripped of its policy and deleted`() async throws {
        let requests = try await Self.requests([
            "<R><ListAttachedRolePoliciesResult><AttachedPolicies><member><PolicyArn>"
                + "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole</PolicyArn>"
                + "</member></AttachedPolicies></ListAttachedRolePoliciesResult></R>",
            "<R/>",
        ]) { foundations in
            try await foundations.role.delete(foundations.role.record(Self.role, in: "us-east-1"))
        }
        let operations = [
            "iam.ListAttachedRolePolicies", "iam.DetachRolePolicy", "iam.DeleteRole (gone)",
        ]
        try #require(requests.count == operations.count)
        for (request, operation) in zip(requests, operations) {
            let recorded = try Self.recorded("aws-sts-iam", operation)
            #expect(recorded.differences(from: request) == [], "\(operation)")
        }
    }

    @Test func `roles are listed by their path`() async throws {
        let requests = try await Self.requests(["<R/>"]) { _ = try await $0.role.list(run: nil) }
        let recorded = try Self.recorded("aws-sts-iam", "iam.ListRoles")
        #expect(recorded.differences(from: try #require(requests.first)) == [])
    }

    @Test func `a bucket is created with its labels, in the way of its region`() async throws {
        let name = "bench-s-7f3a9c-123456789012-use1-euw1"
        let requests = try await Self.requests(region: "eu-west-1", ["", "<Tagging/>", ""]) {
            _ = try await $0.bucket.create(permit: Self.permit(name))
        }
        let recorded = try Self.recorded("aws-lambda-s3", "s3.CreateBucket (other region)")
        #expect(recorded.differences(from: try #require(requests.first)) == [])
    }

    @Test func `a bucket is emptied and deleted`() async throws {
        let name = "bench-s-7f3a9c-123456789012-use1"
        let requests = try await Self.requests([
            "<L><Contents><Key>code/big.zip</Key></Contents></L>", "<D/>", "<L/>", "",
        ]) { foundations in
            try await foundations.bucket.delete(foundations.bucket.record(name, in: "us-east-1"))
        }
        let regional = ["\(name).s3.amazonaws.com": "\(name).s3.us-east-1.amazonaws.com"]
        let operations = [
            "s3.ListObjectsV2", "s3.DeleteObjects", "s3.ListObjectsV2",
            "s3.DeleteBucket (SlowDown once)",
        ]
        try #require(requests.count == operations.count)
        for (request, operation) in zip(requests, operations) {
            let recorded = try Self.recorded("aws-lambda-s3", operation, regional)
            #expect(recorded.differences(from: request) == [], "\(operation)")
        }
    }

    @Test func `a bucket is labelled anew and looked for`() async throws {
        let name = "bench-s-7f3a9c-123456789012-use1"
        let requests = try await Self.requests([""]) { foundations in
            let record = foundations.bucket.record(name, in: "us-east-1")
            _ = try await foundations.bucket.adopt(record, labels: Self.labels)
            _ = try await foundations.bucket.probe(record)
        }
        let regional = ["\(name).s3.amazonaws.com": "\(name).s3.us-east-1.amazonaws.com"]
        for (request, operation) in zip(requests, ["s3.PutBucketTagging", "s3.HeadBucket (gone)"]) {
            let recorded = try Self.recorded("aws-lambda-s3", operation, regional)
            #expect(recorded.differences(from: request) == [], "\(operation)")
        }
    }

    @Test func `a repository is created and deleted with all its images`() async throws {
        let created =
            #"{"repository": {"repositoryArn": "a", "repositoryUri": "host.example:4510/x"}}"#
        let requests = try await Self.requests([created]) { foundations in
            let made = try await foundations.repository.create(permit: Self.permit("s-7f3a9c"))
            // As ECR says it, whatever stands in for it.
            #expect(try await foundations.repository.address(of: made) == "host.example:4510/x")
            let record = foundations.repository.record("s-7f3a9c", in: "us-east-1")
            try await foundations.repository.delete(record)
        }
        let operations = ["ecr.CreateRepository", "ecr.DeleteRepository"]
        try #require(requests.count == operations.count)
        for (request, operation) in zip(requests, operations) {
            let recorded = try Self.recorded("aws-lambda-image", operation)
            #expect(recorded.differences(from: request) == [], "\(operation)")
        }
    }

    @Test func `repositories are listed`() async throws {
        let requests = try await Self.requests([#"{"repositories":[]}"#]) {
            _ = try await $0.repository.list(run: nil)
        }
        let recorded = try Self.recorded("aws-lambda-image", "ecr.DescribeRepositories")
        #expect(recorded.differences(from: try #require(requests.first)) == [])
    }

    @Test func `a log group is looked for and deleted`() async throws {
        let name = "bench-s-7f3a9c-py-zip"
        let requests = try await Self.requests([#"{"logGroups":[]}"#]) { foundations in
            let record = foundations.logGroup.record(name, in: "us-east-1")
            _ = try await foundations.logGroup.probe(record)
            try await foundations.logGroup.delete(record)
        }
        let names = [
            "/aws/lambda/bench-\"": "/stellar-run/\(name)\"", "/aws/lambda/": "/stellar-run/",
        ]
        let operations = ["logs.DescribeLogGroups", "logs.DeleteLogGroup"]
        try #require(requests.count == operations.count)
        for (request, operation) in zip(requests, operations) {
            let recorded = try Self.recorded("aws-sweep", operation, names)
            #expect(recorded.differences(from: request) == [], "\(operation)")
        }
    }

    @Test func `everything with our label is asked for at once, kinds of our own`() async throws {
        let web = ScriptedWeb([
            .answer(
                HTTPAnswer(
                    status: 200,
                    body: Array(#"{"PaginationToken":"","ResourceTagMappingList":[]}"#.utf8)
                )
            )
        ])
        let client = AWSClient(
            endpoints: AWSEndpoints(region: "us-east-1"),
            web: web,
            credentials: FixedAWSCredentials(
                credentials: AWSCredentials(accessKey: "AKIDEXAMPLE", secretKey: "secret")
            )
        )
        let types = [
            "lambda:function", "ec2:instance", "ecr:repository", "s3", "dynamodb:table",
            "apigateway",
        ]
        _ = try await TaggedResources(aws: client).find(run: "s-7f3a9c", types: types)
        let recorded = try Self.recorded(
            "aws-sweep",
            "tagging.GetResources",
            ["bench-session": ResourceLabel.run]
        )
        #expect(recorded.differences(from: try #require(web.requests.first)) == [])
    }

    @Test func `a difference is noticed in every part of a request`() throws {
        let recorded = try Self.recorded("aws-lambda-s3", "s3.CreateMultipartUpload")
        let message = HTTPMessage(
            method: "PUT",
            url: "https://elsewhere/code/big.zip?x=1",
            headers: [HTTPField("X-Amz-Target", "t")],
            body: Array("x".utf8)
        )
        let names = recorded.differences(from: message).map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "body", "header.content-type", "header.x-amz-date", "header.x-amz-target", "host",
                "method", "query.uploads", "query.x", "signed.names", "signed.scope",
            ]
        )
    }
}
