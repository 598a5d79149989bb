package import Foundation

/// The road between a program and moto, with an account of its own at its end: a process that carries
/// requests there and does harm to some.
package final class FaultProxy: Sendable {
    /// A request as it was seen on the road.
    package struct Passage: Decodable, Sendable, Hashable {
        /// The service, as it is signed for; empty for what is not signed.
        package let service: String
        /// AWS's name for it, such as `CreateFunction`; else its method and path.
        package let operation: String
        /// The key that it was signed with.
        package let key: String
        /// What moto answered; 0 for what never got there.
        package let status: Int
        /// The harm that was done to it.
        package let fault: String?
    }

    /// Where the program finds it.
    package let address: String
    private let moto: String
    private let account: String
    /// The region that everything is in.
    package let region = "eu-west-1"
    private let folder: String
    private let process: PythonProcess

    /// Gives a body a road, in an account that nobody else uses.
    ///
    /// - Parameters:
    ///   - rules: The harm that is done on it.
    ///   - account: The account.
    ///   - registry: A registry, `127.0.0.1:PORT`, that stands for ECR's.
    ///   - body: Uses the road.
    /// - Throws: A ``MotoFailure`` when there is none; what the body throws.
    package static func with(
        _ rules: [FaultRule],
        account: String = MotoServer.freshAccount(),
        registry: String? = nil,
        _ body: (FaultProxy) async throws -> Void
    ) async throws {
        let proxy = try await FaultProxy(rules, account, registry)
        defer { proxy.end() }
        try await body(proxy)
    }

    private init(_ rules: [FaultRule], _ account: String, _ registry: String?) async throws {
        moto = try await MotoServer.shared.value.address
        self.account = account
        let name = "fault-proxy-\(UUID().uuidString.prefix(8))"
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        try JSONEncoder().encode(rules).write(to: URL(filePath: "\(folder)/rules.json"))
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("fault_proxy.py").path
        // Without files of its own beside the sources.
        process = try await PythonProcess.start(
            ["-B", script, moto, account, folder, region] + [registry].compactMap(\.self)
        )
        address = "http://127.0.0.1:\(try await Self.port(in: folder, of: process))"
    }

    private static func port(in folder: String, of process: PythonProcess) async throws -> String {
        while true {
            // There is none until it listens.
            if let port = FileManager.default.contents(atPath: "\(folder)/port") {
                return String(decoding: port, as: UTF8.self)
            }
            guard process.isRunning else { throw MotoFailure.ended }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func end() {
        process.end()
        try? FileManager.default.removeItem(atPath: folder)  // best effort at a test's end
    }
}

extension FaultProxy {
    /// All requests so far.
    package var passages: [Passage] {
        let text = FileManager.default.contents(atPath: "\(folder)/requests.jsonl") ?? Data()
        let lines = text.split(separator: UInt8(ascii: "\n"))
        // The last line may be half written.
        return lines.compactMap { try? JSONDecoder().decode(Passage.self, from: $0) }
    }

    /// Whether a request of some operation met some harm.
    package func has(_ operation: String, _ fault: String) -> Bool {
        passages.contains { $0.operation == operation && $0.fault == fault }
    }

    /// Lets what waits at the gate go on.
    package func openGate() { write("gate") }

    /// Lets everything pass from now on.
    package func clearUp() { write("fair") }

    private func write(_ name: String) {
        _ = FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: Data())
    }

    /// The variables that lead a program here, with keys of an administrator.
    package var environment: [String: String?] {
        [
            "AWS_ENDPOINT_URL": address, "AWS_REGION": region, "AWS_PROFILE": nil,
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_SESSION_TOKEN": nil, "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": "\(folder)/config", "AWS_SHARED_CREDENTIALS_FILE": "\(folder)/none",
        ]
    }

    /// What a script of boto3 writes that finds a function `client(service)`; it passes the harm by.
    package func boto3(_ script: String, _ arguments: [String] = []) async throws -> Data {
        try await PythonTools.boto3(
            script,
            at: moto,
            region: region,
            account: account,
            arguments
        )
    }

    /// Everything that boto3 finds in the account and that was not there from the beginning, a word
    /// for its kind and its name each.
    package func left() async throws -> [String] {
        let found = try await boto3(
            """
            f = ["function " + f["FunctionName"] for f in client("lambda").list_functions()["Functions"]]
            f += ["api " + a["Name"] for a in client("apigatewayv2").get_apis()["Items"]]
            f += ["log-group " + g["logGroupName"]
                for g in client("logs").describe_log_groups()["logGroups"]]
            f += ["role " + r["RoleName"] for r in client("iam").list_roles()["Roles"]]
            f += ["bucket " + b["Name"] for b in client("s3").list_buckets()["Buckets"]]
            f += ["repository " + r["repositoryName"]
                for r in client("ecr").describe_repositories()["repositories"]]
            e = client("ec2")
            f += ["machine " + i["InstanceId"] for r in e.describe_instances()["Reservations"]
                for i in r["Instances"] if i["State"]["Name"] != "terminated"]
            f += ["key-pair " + k["KeyName"] for k in e.describe_key_pairs()["KeyPairs"]]
            f += ["security-group " + g["GroupName"]
                for g in e.describe_security_groups()["SecurityGroups"] if g["GroupName"] != "default"]
            print(json.dumps(sorted(f)))
            """
        )
        return try JSONDecoder().decode([String].self, from: found)
    }
}
