import Foundation
import Glibc
import MotoTestSupport
import Testing

/// Machines that the program asks EC2 for, with all that belongs to a run on them.
///
/// moto starts nothing. So at the address that it gives a machine stands a network namespace with a real
/// OpenSSH server, made of what EC2 and cloud-init would make the machine of: the key pair and the user
/// data that moto has stored. moto does not know Debian's public parameter, so the road answers that.
@Suite(
    .enabled(
        if: RemoteHost.obstacle == nil,
        Comment(rawValue: "skipped: \(RemoteHost.obstacle ?? "")")
    ),
    .timeLimit(.minutes(10))
)
struct `A machine on AWS` {
    private static let image = FaultRule.answered(
        #"{"Parameter": {"Name": "image", "Value": "ami-12c6146b"}}"#
    )
    .on("GetParameter")

    private static let pipeline = """
        pipeline: near
        steps:
          client:
            uses: provision
            with:
              near: aws
              lifetime: 1h
              reachable-from: 203.0.113.0/24
          there:
            uses: run
            runs-on: ${{ steps.client.machine }}
            with: { program: readlink, arguments: [/proc/self/ns/net] }
          here:
            uses: run
            with:
              program: sh
              arguments: [-c, 'printf %s "$0" > said', "${{ steps.there.stdout }}"]
        finally:
          teardown: { uses: teardown }
        """

    /// What boto3 tells of a machine besides.
    private struct Told: Decodable {
        let machine: CloudMachine
        let state: String
        let size: String
        let admitted: [String]
        let first: [[String]]
        let onShutdown: String
    }

    /// The only machine of the account, as EC2 and cloud-init know it.
    private func told(_ road: FaultProxy) async throws -> Told {
        let told = try await road.boto3(
            """
            import base64, yaml
            e = client("ec2")
            i = [i for r in e.describe_instances()["Reservations"] for i in r["Instances"]]
            assert len(i) == 1, i
            def attribute(name):
                return e.describe_instance_attribute(InstanceId=i[0]["InstanceId"], Attribute=name)
            data = base64.b64decode(attribute("userData")["UserData"]["Value"]).decode()
            assert data.startswith("#cloud-config\\n"), data
            config = yaml.safe_load(data)
            keys = e.describe_key_pairs(IncludePublicKey=True)["KeyPairs"]
            groups = [g for g in e.describe_security_groups()["SecurityGroups"]
                if g["GroupName"] != "default"]
            print(json.dumps({
                "machine": {"address": i[0].get("PublicIpAddress", ""), "user": "admin",
                    "hostKey": config["ssh_keys"]["ed25519_private"],
                    "authorizedKey": keys[0]["PublicKey"] if keys else ""},
                "state": i[0]["State"]["Name"], "size": i[0]["InstanceType"],
                "admitted": [f'{p["FromPort"]}-{p["ToPort"]} {r["CidrIp"]}' for g in groups
                    for p in g["IpPermissions"] for r in p["IpRanges"]],
                "first": config["runcmd"],
                "onShutdown": attribute("instanceInitiatedShutdownBehavior")
                    ["InstanceInitiatedShutdownBehavior"]["Value"],
            }))
            """
        )
        return try JSONDecoder().decode(Told.self, from: told)
    }

    @Test func `is made, works over SSH, and is gone afterwards with all it stood on`()
        async throws
    {
        let creations =
            "ImportKeyPair|CreateSecurityGroup|AuthorizeSecurityGroupIngress|RunInstances"
        let rules = [
            Self.image, .lostReply.on(creations).ofEach.atMost(1), .gated.on("DescribeInstances"),
        ]
        try await withRoadToAWS(rules) { workspace, road in
            try workspace.write(Self.pipeline, to: "p.yml")
            var host: RemoteHost?
            defer { host?.remove() }
            let run = try await workspace.run(
                "p.yml",
                environment: road.environment,
                limit: .seconds(300)
            ) { program in
                try await program.reaches("the machine") { road.has("DescribeInstances", "gate") }
                let told = try await told(road)
                #expect(told.size == "c7i.large")
                #expect(told.admitted == ["22-22 203.0.113.0/24"])
                #expect(told.first == [["shutdown", "-h", "+60"]])
                #expect(told.onShutdown == "terminate")
                host = try await RemoteHost(in: workspace, as: told.machine)
                road.openGate()
            }
            run.expect(status: 0)
            run.expect(says: "created 3, removed 3, already gone 0, left 0")
            let own = try FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/ns/net"
            )
            let said = workspace.text(of: "said")
            #expect(said.hasPrefix("net:["))
            #expect(!said.hasPrefix(own), "it ran on this machine")
            #expect(road.passages.count { $0.operation == "RunInstances" } == 2)
            #expect(try await road.left() == [])
            #expect(try await told(road).state == "terminated")
        }
    }

    @Test(arguments: ["hold", "gate"])
    func `that was asked for by a process that was killed is found and ended`(
        moment: String
    )
        async throws
    {
        let fault: FaultRule = moment == "hold" ? .held : .gated
        try await withRoadToAWS([Self.image, fault.on("RunInstances")]) { workspace, road in
            try workspace.write(Self.pipeline, to: "p.yml")
            let run = try await workspace.run(
                "p.yml",
                "--run-id",
                "r",
                environment: road.environment
            ) { program in
                try await program.reaches("the machine") { road.has("RunInstances", moment) }
                program.send(SIGKILL)
            }
            run.expect(status: 128 + 9)
            if moment == "hold" {
                road.openGate()
                #expect(try await road.left().contains { $0.hasPrefix("machine ") })
                try await road.expectSweep(in: workspace)
            } else {
                // It is made only while it is looked for already.
                try await road.openingGateLater {
                    try await road.expectTeardown(of: "r", in: workspace)
                }
            }
            #expect(try await told(road).state == "terminated")
        }
    }
}
