import FaaS
import Foundation
import Testing
import Values

@testable import Providers

/// Every request for machines, held against the one that the official SDK sent.
@Suite struct `Requests of machines` {
    private static let labels = ["bench-session": "s-7f3a9c", "bench-tool": "bench"]
    private static let name = "bench-s-7f3a9c"

    private static let spec = MachineSpec(
        size: "t3.micro",
        publicKey:
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB bench",
        hostKey: MachineHostKey(
            publicKey: "ssh-ed25519 AAAA",
            privateKey: Secret(name: "k", value: "-----BEGIN\nabc\n-----END\n")
        ),
        lifetime: .seconds(7200)
    )

    private static var permit: CreationPermit {
        CreationPermit(name: name, token: "token-1", labels: labels)
    }

    private static let group = ResourceRecord(
        provider: .aws,
        kind: "machine-security-group",
        name: name,
        identifier: "sg-0123456789abcdef0"
    )
    private static let key = ResourceRecord(provider: .aws, kind: "machine-key-pair", name: name)
    private static let instance = ResourceRecord(
        provider: .aws,
        kind: "machine",
        name: name,
        identifier: "i-1234567890abcdef0"
    )

    /// Runs calls against answers that suit them, and returns what was sent.
    private static func requests(
        _ answers: [String],
        _ body: (EC2Machines) async throws -> Void
    ) async throws -> [HTTPMessage] {
        let web = ScriptedWeb(
            answers.map { .answer(HTTPAnswer(status: 200, body: Array($0.utf8))) }
        )
        let client = AWSClient(
            endpoints: AWSEndpoints(region: "us-east-1"),
            web: web,
            credentials: FixedAWSCredentials(
                credentials: AWSCredentials(accessKey: "AKIDEXAMPLE", secretKey: "secret")
            ),
            time: TestTime().time()
        )
        let access = EC2Access(
            connect: { (client, "us-east-1") },
            ownAddress: { "203.0.113.7/32" },
            sleep: { _ in }
        )
        var setting = EC2Setting()
        setting.imageParameter =
            "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
        try await body(EC2Machines(setting: setting, access: access, settleWindow: .zero))
        return web.requests
    }

    private func expect(
        _ requests: [HTTPMessage],
        _ operations: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try #require(requests.count == operations.count, sourceLocation: sourceLocation)
        let words = [
            "bench client": "client machine of stellar-run",
            #""IpPermissions.1.IpRanges.1.Description": "bench""#:
                #""IpPermissions.1.IpRanges.1.Description": "stellar-run""#,
            #""ClientToken": "<UUID>""#: #""ClientToken": "token-1""#,
            "IyEvYmluL3NoCmVjaG8gcmVhZHkK":
                Data(EC2Launch.userData(Self.spec).utf8).base64EncodedString(),
            "tag:bench-session": "tag:stellar-run",
        ]
        for (request, operation) in zip(requests, operations) {
            let recorded = try RecordedRequest("aws-ec2", operation, replacing: words)
            #expect(
                recorded.differences(from: request) == [],
                "\(operation)",
                sourceLocation: sourceLocation
            )
        }
    }

    @Test func `a key pair brings the public key along`() async throws {
        let requests = try await Self.requests(["<R><keyPairId>key-1</keyPairId></R>"]) {
            machines in
            let foundation = machines.foundations(for: Self.spec)[0]
            let record = try await machines.create(foundation, for: Self.spec, permit: Self.permit)
            #expect(record.identifier == "key-1")
        }
        try expect(requests, ["ec2.ImportKeyPair"])
    }

    @Test func `a group lets in our own address and nobody else`() async throws {
        let requests = try await Self.requests([
            "<R><vpcSet><item><vpcId>vpc-0123456789abcdef0</vpcId></item></vpcSet></R>",
            "<R><groupId>sg-0123456789abcdef0</groupId></R>", "<R/>",
        ]) { machines in
            let foundation = machines.foundations(for: Self.spec)[1]
            _ = try await machines.create(foundation, for: Self.spec, permit: Self.permit)
        }
        try expect(
            requests,
            [
                "ec2.DescribeVpcs", "ec2.CreateSecurityGroup",
                "ec2.AuthorizeSecurityGroupIngress",
            ]
        )
    }

    @Test func `a machine ends by being shut down, and is labelled from the start`() async throws {
        let requests = try await Self.requests([
            #"{"Parameter":{"Value":"ami-0abcdef1234567890"}}"#,
            "<R><instancesSet><item><instanceId>i-1234567890abcdef0</instanceId><instanceState>"
                + "<name>pending</name></instanceState></item></instancesSet></R>",
        ]) { machines in
            let foundations = [Self.key, Self.group]
            let made = try await machines.create(Self.spec, on: foundations, permit: Self.permit)
            #expect(made.record.identifier == "i-1234567890abcdef0")
            #expect(!made.isRunning)
        }
        try expect(requests, ["ssm.GetParameter", "ec2.RunInstances"])
    }

    @Test func `what ends is looked at until it has ended`() async throws {
        let state = { (name: String) in
            "<R><reservationSet><item><instancesSet><item><instanceId>i-1234567890abcdef0"
                + "</instanceId><instanceState><name>\(name)</name></instanceState></item>"
                + "</instancesSet></item></reservationSet></R>"
        }
        let answers = [state("running"), "<R/>", state("shutting-down"), state("terminated")]
        let requests = try await Self.requests(answers) { try await $0.delete(Self.instance) }
        try expect(
            requests,
            [
                "ec2.DescribeInstances until running", "ec2.TerminateInstances",
                "ec2.DescribeInstances until terminated",
                "ec2.DescribeInstances until terminated",
            ]
        )
    }

    @Test func `a key pair goes by its name`() async throws {
        let requests = try await Self.requests(["<R/>"]) { try await $0.delete(Self.key) }
        try expect(requests, ["ec2.DeleteKeyPair"])
    }

    @Test func `a list asks for those of a run that are not gone`() async throws {
        let requests = try await Self.requests(["<R/>"]) { machines in
            _ = try await machines.list(run: "s-7f3a9c")
        }
        try expect([try #require(requests.first)], ["ec2.DescribeInstances (sweep)"])
    }

    @Test func `user data give the host its key, what we need, and an end`() {
        let lines = EC2Launch.userData(Self.spec).split(separator: "\n").map(String.init)
        #expect(lines.first == "#cloud-config")
        #expect(lines.contains("    -----BEGIN") && lines.contains("    -----END"))
        #expect(lines.contains("  ed25519_public: ssh-ed25519 AAAA"))
        #expect(lines.contains(#"  - [shutdown, -h, "+120"]"#))
    }
}
