import FaaS
import Foundation
import Testing

@testable import Providers

/// The calls that the code makes, what credentials must allow, and the policy in the README.
@Suite struct `Permissions` {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appendingPathComponent("Sources/Steps/Providers/AWS")

    /// The operations that stand in the code right after their services, `SERVICE:OPERATION`.
    private static func calls() throws -> Set<String> {
        let pattern = try Regex(
            #"(?:\.form|\.json|\.rest|AWSCall)\(\s*\.([A-Za-z0-9]+),\s*"([A-Za-z0-9]+)""#,
            as: (Substring, Substring, Substring).self
        )
        let inBuckets = try Regex(
            #"[ .]call\(\s*"([A-Za-z0-9]+)""#,
            as: (Substring, Substring).self
        )
        var found: Set<String> = []
        let files = FileManager.default.enumerator(atPath: folder.path)
        while let name = files?.nextObject() as? String {
            guard name.hasSuffix(".swift") else { continue }
            let text = try String(
                contentsOf: folder.appendingPathComponent(name),
                encoding: .utf8
            )
            found.formUnion(text.matches(of: pattern).map { "\($0.output.1):\($0.output.2)" })
            guard name.contains("Bucket") else { continue }
            found.formUnion(text.matches(of: inBuckets).map { "s3:\($0.output.1)" })
        }
        return found
    }

    /// What a call needs; `nil` where everybody may.
    private static func permission(_ call: String) -> String? {
        let parts = call.split(separator: ":").map(String.init)
        switch (parts[0], parts[1]) {
        case ("sts", _): return nil
        case ("tagging", let operation): return "tag:\(operation)"
        case ("s3", "ListObjectsV2"), ("s3", "HeadBucket"): return "s3:ListBucket"
        case ("s3", "DeleteObjects"): return "s3:DeleteObject"
        case ("s3", "HeadObject"): return "s3:GetObject"
        case ("apiGateway", let operation):
            let verbs = ["Create": "POST", "Delete": "DELETE", "Get": "GET", "Tag": "POST"]
            let verb = verbs.first { operation.hasPrefix($0.key) }?.value
            return "apigateway:\(verb ?? operation)"
        case (let service, let operation): return "\(service):\(operation)"
        }
    }

    private struct Policy: Decodable {
        struct Statement: Decodable {
            let name: String
            let actions: [String]

            enum CodingKeys: String, CodingKey {
                case name = "Sid"
                case actions = "Action"
            }
        }

        let statements: [Statement]

        enum CodingKeys: String, CodingKey { case statements = "Statement" }
    }

    private static func policy() throws -> Policy {
        let text = try String(
            contentsOf: folder.appendingPathComponent("README.md"),
            encoding: .utf8
        )
        let block = try #require(text.components(separatedBy: "```json\n").dropFirst().first)
        let json = try #require(block.components(separatedBy: "```").first)
        return try JSONDecoder().decode(Policy.self, from: Data(json.utf8))
    }

    /// What is needed besides the calls in the code: by the registry, and by AWS where one call does
    /// what others do too.
    private static let implied: Set<String> = [
        "apigateway:PUT", "apigateway:TagResource", "ecr:BatchCheckLayerAvailability",
        "ecr:CompleteLayerUpload", "ecr:GetDownloadUrlForLayer", "ecr:GetRepositoryPolicy",
        "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:SetRepositoryPolicy",
        "ecr:UploadLayerPart", "iam:PassRole", "s3:GetObject", "s3:TagResource",
    ]

    @Test func `are those of the calls in the code, and of what these imply`() throws {
        let calls = try Self.calls()
        #expect(
            calls.isSuperset(of: ["iam:CreateRole", "s3:DeleteObjects", "ecr:CreateRepository"])
        )
        let needed = Set(calls.compactMap(Self.permission)).union(Self.implied)
        #expect(needed.sorted() == AWSPermissions.all)
    }

    @Test func `are just those of the policy in the README`() throws {
        let allowed = try Self.policy().statements.flatMap(\.actions)
        #expect(allowed.sorted() == AWSPermissions.all)
        #expect(Set(allowed).count == allowed.count)
    }

    @Test func `of what one does not use can be left out of the policy`() throws {
        let optional: [ProviderUse: Set<String>] = [
            .httpAPI: ["Gateways"], .storedZip: ["Objects"], .images: ["Images"],
            .machines: ["CreateMachines", "OwnMachines", "MachineImages"],
        ]
        let statements = try Self.policy().statements
        let extra = optional.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        let usual = Set(statements.map(\.name)).subtracting(extra)
        for use in ProviderUse.allCases {
            let names = usual.union(optional[use] ?? [])
            let allowed = Set(statements.filter { names.contains($0.name) }.flatMap(\.actions))
            let needed = Set(AWSPermissions.needed(for: [use]))
            #expect(needed.isSubset(of: allowed), "\(use): \(needed.subtracting(allowed))")
            #expect(!needed.isEmpty)
        }
    }

    @Test func `for functions alone are of functions, roles and logs`() {
        let needed = AWSPermissions.needed(for: [.functions, .functionURL])
        let services = Set(needed.map { $0.split(separator: ":")[0] })
        #expect(services == ["iam", "lambda", "logs"])
        #expect(!needed.contains("lambda:UpdateFunctionConfiguration"))
        #expect(AWSPermissions.needed(for: []) == [])
    }
}
