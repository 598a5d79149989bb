import FaaS
import Foundation
import Packaging
import Testing
import Values

@testable import Providers

/// What functions stand on, created and removed at moto.
@Suite struct `Foundations at moto` {
    static let kinds = ["role", "bucket", "repository", "log-group"]

    @Test(arguments: kinds)
    func `it is created with its labels, found, taken over and removed`(kind: String) async throws {
        let scene = try await MotoScene()
        let foundation = try #require(scene.foundations[kind])
        let name = "bench-\(scene.run)"
        let record = try await foundation.create(permit: scene.permit(name))
        #expect(try await foundation.probe(record) == .present)
        #expect(try await scene.listed() == [.init(record, labels: scene.labels(name))])
        #expect(try await foundation.create(permit: scene.permit(name)) == record)

        let labels = scene.labels(name, owner: "m-b-2-2")
        #expect(try await foundation.adopt(record, labels: labels))
        #expect(try await scene.listed() == [.init(record, labels: labels)])

        try await foundation.delete(record)
        #expect(try await foundation.probe(record) == .absent)
        #expect(try await scene.listed() == [])
        try await foundation.delete(record)
        #expect(try await foundation.adopt(record, labels: labels) == false)
    }

    @Test(arguments: kinds)
    func `a name that another lease has is a conflict, and stays as it is`(
        kind: String
    )
        async throws
    {
        let scene = try await MotoScene()
        let foundation = try #require(scene.foundations[kind])
        let name = "bench-\(scene.run)"
        let record = try await foundation.create(permit: scene.permit(name))
        var labels = scene.labels(name)
        labels[ResourceLabel.lease] = "another"
        var code: FailureCode?
        do {
            let permit = CreationPermit(name: name, token: "t", labels: labels)
            _ = try await foundation.create(permit: permit)
        } catch let failure as ProviderFailure {
            code = failure.code
        }
        #expect(code == .conflict)
        #expect(try await scene.listed() == [.init(record, labels: scene.labels(name))])
    }

    @Test(arguments: kinds)
    func `a creation whose answer got lost is found by the repetition`(kind: String) async throws {
        let scene = try await MotoScene { _, count in count == 0 ? .lostReply : nil }
        let foundation = try #require(scene.foundations[kind])
        let name = "bench-\(scene.run)"
        let record = try await foundation.create(permit: scene.permit(name))
        #expect(try await scene.listed() == [.init(record, labels: scene.labels(name))])
        try await foundation.delete(record)
    }

    @Test func `a bucket goes with everything in it`() async throws {
        let scene = try await MotoScene()
        let bucket = scene.foundations.bucket
        let record = try await bucket.create(permit: scene.permit("bench-\(scene.run)"))
        _ = try await scene.boto3(
            """
            for key in ["a", "b/c d", "ü+&<", "e"]:
                client("s3").put_object(Bucket=arguments[0], Key=key, Body=b"x")
            """,
            [record.name]
        )
        try await bucket.delete(record)
        #expect(try await bucket.probe(record) == .absent)
    }

    @Test(arguments: [0, 1, 300_000, 1 << 18])
    func `a package arrives as it is, signed as a whole or piece by piece`(size: Int) async throws {
        let scene = try await MotoScene()
        let bucket = scene.foundations.bucket
        let record = try await bucket.create(permit: scene.permit("bench-\(scene.run)"))
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("package-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }  // best effort at a test's end
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let digest = SHA256Text.of(bytes)
        let package = PackageSource(
            kind: .zip,
            path: path,
            digest: digest,
            size: ByteCount(bytes: size)
        )
        try await bucket.put(package, as: "whole one", in: record)
        var call = bucket.call("PutObject", "PUT", "/pieces", on: record)
        call.upload = AWSUpload(
            bytes: HTTPUpload(length: size) { Array(bytes[$0..<($0 + $1)]) },
            digest: nil
        )
        _ = try await scene.client.send(call)
        let answer = try await scene.boto3(
            """
            import hashlib
            print(json.dumps([hashlib.sha256(client("s3").get_object(
                Bucket=arguments[0], Key=key)["Body"].read()).hexdigest()
                for key in ["whole one", "pieces"]]))
            """,
            [record.name]
        )
        #expect(try JSONDecoder().decode([String].self, from: answer) == [digest, digest])
        try await bucket.removeObject("whole one", from: record)
        try await bucket.delete(record)
    }

    @Test func `boto3 sees what we made, and we leave alone what it made`() async throws {
        let scene = try await MotoScene()
        let name = "bench-\(scene.run)"
        _ = try await scene.boto3(
            """
            name = "other-" + arguments[0]
            client("iam").create_role(RoleName=name, Path="/stellar-run/",
                AssumeRolePolicyDocument="{}")
            client("logs").create_log_group(logGroupName="/stellar-run/" + name,
                tags={"stellar-run": name})
            """,
            [name]
        )
        for foundation in scene.foundations.all {
            _ = try await foundation.create(permit: scene.permit(name))
        }
        let seen = try await scene.boto3(
            """
            name = arguments[0]
            role = client("iam").get_role(RoleName=name)["Role"]
            print(json.dumps([
                role["Path"], role["AssumeRolePolicyDocument"]["Statement"][0]["Action"],
                client("iam").list_attached_role_policies(RoleName=name)
                    ["AttachedPolicies"][0]["PolicyName"],
                client("s3").get_bucket_location(Bucket=name)["LocationConstraint"],
                client("ecr").describe_repositories(repositoryNames=["stellar-run/" + name])
                    ["repositories"][0]["repositoryName"],
                [group["logGroupName"] for group in client("logs").describe_log_groups(
                    logGroupNamePrefix="/stellar-run/" + name)["logGroups"]][0],
            ]))
            """,
            [name]
        )
        #expect(
            try JSONDecoder().decode([String].self, from: seen) == [
                "/stellar-run/", "sts:AssumeRole", "AWSLambdaBasicExecutionRole", "eu-west-1",
                "stellar-run/\(name)", "/stellar-run/\(name)",
            ]
        )
        let listed = try await scene.listed()
        #expect(Set(listed.map(\.record.kind)) == Set(Self.kinds))
        for entry in listed { try await scene.foundations[entry.record.kind]?.delete(entry.record) }
        #expect(try await scene.listed() == [])
        let left = try await scene.boto3(
            """
            print(json.dumps([found for found in
                [role["RoleName"] for role in client("iam").list_roles(
                    PathPrefix="/stellar-run/")["Roles"]]
                + [group["logGroupName"] for group in
                    client("logs").describe_log_groups()["logGroups"]]
                if arguments[0] in found]))
            """,
            [name]
        )
        #expect(
            try JSONDecoder().decode([String].self, from: left) == [
                "other-\(name)", "/stellar-run/other-\(name)",
            ]
        )
    }

    @Test func `a repository has a token of its own for its registry`() async throws {
        let scene = try await MotoScene()
        let credentials = RepositoryCredentials(aws: scene.client)
        let first = try await credentials.credential(for: "x", repository: "r")
        let secret = Secret(name: "ECR token", value: "\(scene.web.account)-auth-token")
        #expect(first == .basic(user: "AWS", password: secret))
    }

    @Test func `a token is asked for once, and again before it ends`() async throws {
        let end = TestTime.start + 3600
        let token = Data("AWS:pass:word".utf8).base64EncodedString()
        let body =
            #"{"authorizationData":[{"authorizationToken":"\#(token)","expiresAt":\#(end)}]}"#
        let scene = ClientScene([.answer(HTTPAnswer(status: 200, body: Array(body.utf8)))])
        let credentials = RepositoryCredentials(aws: scene.client, time: scene.time.time())
        for _ in 0..<2 {
            let secret = Secret(name: "ECR token", value: "pass:word")
            #expect(
                try await credentials.credential(for: "x", repository: "r")
                    == .basic(user: "AWS", password: secret)
            )
        }
        #expect(scene.web.requests.count == 1)
        scene.time.pass(3000)
        _ = try await credentials.credential(for: "x", repository: "r")
        #expect(scene.web.requests.count == 2)
    }
}
