import Foundation
import MotoTestSupport
import RegistryTestSupport
import Testing

/// Images, from the pipeline to the function.
///
/// moto is ECR's API, and Debian's registry what is behind it. What that takes is in ECR then, and Lambda
/// resolves it, as with AWS and not with moto.
@Suite(.timeLimit(.minutes(10))) struct `An image on AWS` {
    private static let account = "210987654321"
    private static let token = "\(account)-auth-token"
    /// The account's token, as a registry keeps passwords.
    private static let users =
        "AWS:$2b$05$abcdefghijklmnopqrstuu20NhTeH1MgA6H4BTFcOJR2SplOY0CXm\n"

    private static let pipeline = """
        pipeline: image
        steps:
          build: { uses: build, with: { function: hello, runtime: python } }
          deploy:
            uses: deploy
            with:
              provider: aws
              artifact: ${{ steps.build.artifact }}
              package: container
              base: none
              size: 3MiB
              memory: 128MiB
              replicas: 2
          look:
            uses: run
            needs: [deploy]
            with:
              program: sh
              arguments: [-c, "touch deployed; until [ -e go ]; do sleep 0.1; done"]
        finally:
          teardown: { uses: teardown }
        """

    /// What boto3 tells of what was deployed.
    private struct Told: Decodable {
        let repository: String
        let images: [String]
        let functions: [String]
        let kinds: [String]
    }

    private func told(_ road: FaultProxy) async throws -> Told {
        let told = try await road.boto3(
            """
            c, l = client("ecr"), client("lambda")
            name = c.describe_repositories()["repositories"][0]["repositoryName"]
            found = [l.get_function(FunctionName=f["FunctionName"])
                for f in l.list_functions()["Functions"]]
            print(json.dumps({
                "repository": name,
                "images": [i["imageDigest"] for i in c.list_images(repositoryName=name)["imageIds"]],
                "functions": [f["Code"]["ImageUri"] for f in found],
                "kinds": [f["Configuration"]["PackageType"] for f in found],
            }))
            """
        )
        return try JSONDecoder().decode(Told.self, from: told)
    }

    @Test func `is pushed once, taken by its digest, and gone afterwards`() async throws {
        // Requests to the registry pass the same road.
        let rules: [FaultRule] = [
            .lostReply.on("PATCH /v2/.*").atMost(1),
            .failed.on("PUT /v2/.*/manifests/.*").atMost(1),
        ]
        try await DockerRegistry.with(users: Self.users) { registry in
            try await FaultProxy.with(rules, account: Self.account, registry: registry.host) {
                road in
                try await withWorkspace { workspace in
                    try await expectImage(workspace, road, registry)
                }
            }
        }
    }

    private func expectImage(
        _ workspace: Workspace,
        _ road: FaultProxy,
        _ registry: DockerRegistry
    ) async throws {
        try workspace.write(Self.pipeline, to: "p.yml")
        let run = try await workspace.run("p.yml", environment: road.environment) { program in
            try await program.reaches("the end of deploying") { workspace.has("deployed") }
            let told = try await told(road)
            let digest = try #require(told.images.first)
            #expect(told.images == [digest])
            let host = "\(Self.account).dkr.ecr.\(road.region).amazonaws.com"
            let image = "\(host)/\(told.repository)@\(digest)"
            #expect(told.functions == [image, image])
            #expect(told.kinds == ["Image", "Image"])
            let source = "docker://\(registry.host)/\(told.repository)@\(digest)"
            let manifest = try Command.run(
                "skopeo",
                ["inspect", "--tls-verify=false", "--creds", "AWS:\(Self.token)", "--raw", source]
            )
            let layers = try #require(try JSON(text: manifest)["layers"]).elements
            #expect(layers.compactMap { $0["size"]?.integer }.reduce(0, +) == 3 << 20)
            try workspace.write("", to: "go")
        }
        run.expect(status: 0)
        // A role, a log group, a repository and two functions.
        run.expect(says: "created 5, removed 5, already gone 0, left 0")
        let manifests = road.passages.filter {
            $0.operation.hasPrefix("PUT /v2/") && $0.operation.contains("/manifests/")
        }
        #expect(manifests.map(\.status) == [500, 201])
        #expect(try await road.left() == [])
    }
}
