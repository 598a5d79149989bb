import FaaS
import Foundation
import LocalFaaSTestSupport
import MotoTestSupport
import Testing
import Values

@testable import Providers

@Suite struct `Functions at moto` {
    @Test func `take five requests each`() async throws {
        let scene = try AWSProviderScene(try await MotoScene(account: MotoServer.freshAccount()))
        let function = try scene.function()
        let bases = try await scene.bases(function)
        let start = scene.moto.web.requests.count
        let made = try await scene.provider.create(
            function,
            on: bases,
            permit: scene.moto.permit("st-f")
        )
        #expect(
            scene.operations(since: start) == [
                "POST /2015-03-31/functions", "GET /2015-03-31/functions/st-f",
                "POST /2021-10-31/functions/st-f/url", "POST /2015-03-31/functions/st-f/policy",
                "POST /2015-03-31/functions/st-f/policy",
            ]
        )
        #expect(made.packageSize == function.package.size)
        #expect(made.digest == function.package.digest)
        #expect(made.endpoint.hasPrefix("https://") && made.endpoint.hasSuffix("/"))
    }

    @Test func `are seen by boto3 as they were asked for`() async throws {
        let scene = try AWSProviderScene(try await MotoScene(account: MotoServer.freshAccount()))
        var function = try scene.function()
        function.reservedConcurrency = 7
        let bases = try await scene.bases(function)
        _ = try await scene.provider.create(function, on: bases, permit: scene.moto.permit("st-f"))
        let seen = try await scene.moto.boto3(
            """
            l = client("lambda")
            f = l.get_function(FunctionName="st-f")
            c = f["Configuration"]
            p = json.loads(l.get_policy(FunctionName="st-f")["Policy"])
            print(json.dumps({
                "runtime": c["Runtime"], "handler": c["Handler"], "memory": c["MemorySize"],
                "timeout": c["Timeout"], "variables": c["Environment"]["Variables"],
                "size": c["CodeSize"], "run": f["Tags"]["stellar-run"],
                "role": c["Role"].split("/")[-1],
                "reserved": f["Concurrency"]["ReservedConcurrentExecutions"],
                "actions": sorted(s["Action"] for s in p["Statement"]),
                "url": l.get_function_url_config(FunctionName="st-f")["AuthType"],
            }))
            """
        )
        let told = try JSONDecoder().decode(Seen.self, from: seen)
        #expect((told.runtime, told.handler) == ("python3.12", "handler.handler"))
        #expect((told.memory, told.timeout, told.reserved) == (128, 20, 7))
        #expect(told.variables == ["A": "1"])
        #expect(told.size == function.package.size.bytes)
        #expect(told.run == scene.moto.run)
        #expect(told.role == bases.first?.name)
        #expect(told.actions == ["lambda:InvokeFunction", "lambda:InvokeFunctionUrl"])
        #expect(told.url == "NONE")
    }

    private struct Seen: Decodable {
        var runtime: String
        var handler: String
        var memory: Int
        var timeout: Int
        var variables: [String: String]
        var size: Int
        var run: String
        var role: String
        var reserved: Int
        var actions: [String]
        var url: String
    }

    @Test func `that somebody else made are neither listed nor touched`() async throws {
        let scene = try AWSProviderScene(try await MotoScene(account: MotoServer.freshAccount()))
        let function = try scene.function()
        let role = try #require(try await scene.bases(function).first?.identifier)
        let make = """
            l = client("lambda")
            code = {"ZipFile": open(arguments[1], "rb").read()}
            for name, tags in (("st-theirs", {"team": "x"}), ("st-bare", {})):
                l.create_function(FunctionName=name, Role=arguments[0], Runtime="python3.12",
                    Handler="handler.handler", Code=code, Tags=tags)
            a = client("apigatewayv2").create_api(Name="st-theirs", ProtocolType="HTTP")
            """
        _ = try await scene.moto.boto3(make, [role, function.package.path])
        let listed = try await scene.provider.list(run: nil)
        #expect(!listed.contains { $0.record.kind == "function" })
        for name in ["st-theirs", "st-bare"] {
            let record = ResourceRecord(provider: .aws, kind: "function", name: name)
            #expect(try await scene.provider.probe(record) == .absent)
            try await scene.provider.delete(record)
        }
        let left = try await scene.moto.boto3(
            """
            print(sorted(f["FunctionName"] for f in client("lambda").list_functions()["Functions"]),
                len(client("apigatewayv2").get_apis()["Items"]))
            """
        )
        #expect(String(decoding: left, as: UTF8.self) == "['st-bare', 'st-theirs'] 1\n")
    }

    @Test func `above the limit of a request go through a bucket once, and come back the same`()
        async throws
    {
        let scene = try AWSProviderScene(try await MotoScene(account: MotoServer.freshAccount()))
        let size = LambdaLimits.directPackage.bytes + 1
        let function = try scene.function(size: ByteCount(bytes: size))
        let bases = try await scene.bases(function)
        #expect(bases.map(\.kind) == ["role", "log-group", "bucket"])
        let start = scene.moto.web.requests.count
        for name in ["st-a", "st-b"] {
            let made = try await scene.provider.create(
                function,
                on: bases,
                permit: scene.moto.permit(name)
            )
            #expect(made.packageSize.bytes == size)
            #expect(made.digest == function.package.digest)
        }
        #expect(scene.operations(since: start).count { $0.hasPrefix("PUT ") } == 1)
        let path = "\(scene.folder.path)/back.zip"
        let fetch = """
            client("s3").download_file(arguments[0], "packages/" + arguments[1] + ".zip", arguments[2])
            """
        let bucket = try #require(bases.last).name
        _ = try await scene.moto.boto3(fetch, [bucket, function.package.digest, path])
        let back = try TestPackage.describe(path)
        #expect(back.digest == function.package.digest)
        try await RehostedFunction(package: back, like: function).answers(#"{"body": "hello"}"#)
        for base in bases.reversed() { try await scene.provider.delete(base) }
    }

    @Test func `are renewed by a variable, and keep their own`() async throws {
        let scene = try AWSProviderScene(try await MotoScene(account: MotoServer.freshAccount()))
        let function = try scene.function()
        let bases = try await scene.bases(function)
        let made = try await scene.provider.create(
            function,
            on: bases,
            permit: scene.moto.permit("st-f")
        )
        for _ in 0..<2 { try await scene.provider.renew(made.record) }
        let seen = try await scene.moto.boto3(
            """
            c = client("lambda").get_function_configuration(FunctionName="st-f")
            print(sorted(c["Environment"]["Variables"].items()))
            """
        )
        #expect(String(decoding: seen, as: UTF8.self) == "[('A', '1'), ('STELLAR_RENEWAL', '2')]\n")
    }

    @Test func `with a snapshot are reached by an alias`() async throws {
        let scene = try AWSProviderScene(try await MotoScene(account: MotoServer.freshAccount()))
        var function = try scene.function()
        function.startsFromSnapshot = true
        let bases = try await scene.bases(function)
        let made = try await scene.provider.create(
            function,
            on: bases,
            permit: scene.moto.permit("st-f")
        )
        #expect(try await scene.provider.describe(made.record) == made)
        let seen = try await scene.moto.boto3(
            """
            l = client("lambda")
            print(l.get_alias(FunctionName="st-f", Name="snap")["FunctionVersion"])
            """
        )
        #expect(String(decoding: seen, as: UTF8.self) == "1\n")
        try await scene.provider.delete(made.record)
        #expect(try await scene.provider.probe(made.record) == .absent)
    }

    @Test func `tell what they logged last, in a group that they share`() async throws {
        let scene = try AWSProviderScene(try await MotoScene(account: MotoServer.freshAccount()))
        let function = try scene.function()
        let bases = try await scene.bases(function)
        let made = try await scene.provider.create(
            function,
            on: bases,
            permit: scene.moto.permit("st-f")
        )
        #expect(try await scene.provider.recentLog(of: made.record, lines: 2) == [])
    }
}
