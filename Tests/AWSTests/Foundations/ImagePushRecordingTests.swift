import FaaS
import Foundation
import LocalFaaSTestSupport
import Testing
import Values

@testable import Packaging
@testable import Providers

/// A push to ECR beside the one that skopeo made: what differs is listed, and nothing else may.
@Suite struct `A push to ECR` {
    private static let host = "123456789012.dkr.ecr.us-east-1.amazonaws.com"
    private static let repository = "bench/s-7f3a9c"
    /// The layer of the image that was recorded.
    private static let layer =
        "sha256:6a38c623b9f035013bb18ddfeb30985c1243d57973b9d8c694c6ef04f4d448d8"
    private static let ignored =
        "header.docker-distribution-api-version: only recorded, "
        + "'registry/2.0'"

    /// A registry that has nothing and wants a name and a password, as ECR does.
    private static func registry(_ manifest: Kept) -> ScriptedWeb {
        ScriptedWeb { request, _ in
            let upload = HTTPField("Location", "/v2/\(repository)/blobs/uploads/u?_state=s")
            guard request.headers.contains(where: { $0.name == "Authorization" }) else {
                let realm = #"Basic realm="https://\#(host)/",service="ecr.amazonaws.com""#
                let challenge = HTTPField("WWW-Authenticate", realm)
                return .answer(HTTPAnswer(status: 401, headers: [challenge]))
            }
            switch (request.method, request.url.contains("/manifests/")) {
            case ("HEAD", _): return .answer(HTTPAnswer(status: 404))
            case ("PUT", true):
                manifest.bytes = request.body
                return .answer(HTTPAnswer(status: 201))
            case ("PUT", false): return .answer(HTTPAnswer(status: 201))
            case ("GET", _):
                let kind = HTTPField("Content-Type", ImageFormat.docker.manifest)
                return .answer(HTTPAnswer(status: 200, headers: [kind], body: manifest.bytes))
            default: return .answer(HTTPAnswer(status: 202, headers: [upload]))
            }
        }
    }

    /// What is sent for an image, without bodies, and the image.
    private func pushed() async throws -> (requests: [HTTPMessage], image: StoredImage) {
        let folder = try TemporaryFolder()
        let code = "\(folder.path)/code"
        try FileManager.default.createDirectory(atPath: code, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(code)/handler.py"))
        let layout = try ImageLayout(at: "\(folder.path)/layout")
        let spec = ImageSpec(
            code: try SourceTree(folder: code),
            size: ByteCount(bytes: 50_000),
            format: .docker
        )
        let image = try ImageWriter(layout: layout).write(spec, as: "it")
        let web = Self.registry(Kept())
        let password = Secret(name: "ECR token", value: "ECR_PASSWORD")
        let credentials = FixedCredentials([Self.host: .basic(user: "AWS", password: password)])
        let client = RegistryClient(web: web, credentials: credentials)
        let reference = try #require(RegistryReference("\(Self.host)/\(Self.repository):v1"))
        _ = try await client.push(image, from: layout, to: reference)
        let bare = web.requests.map { request in
            var request = request
            request.body = []
            return request
        }
        return (bare, image)
    }

    @Test func `sends what skopeo sends for a blob, and for the manifest`() async throws {
        let (requests, image) = try await pushed()
        let digest = "\(try #require(image.manifest.layers.first).digest)"
        let words = [Self.layer: digest, "<UUID>": "u", "<STATE>": "s"]
        // The first one is refused, as theirs is; ours asks for a blob at once.
        let ours = requests.dropFirst()
        // In the order in which the recording has them, from its second request on.
        let kinds = ["HEAD", "POST", "PATCH", "PUT"]
        for (number, kind) in zip([1, 3, 4, 5], kinds) {
            let request = try #require(ours.first { $0.method == kind })
            let recorded = try RecordedRequest(
                "oci-push-ecr",
                "push",
                number: number,
                replacing: words
            )
            let found = recorded.differences(from: request).filter { $0 != Self.ignored }
            // A blob may take several requests of ours, so each says which piece it is; what ends an
            // upload has no body, and theirs names the type of one.
            let expected = ["PATCH": ["header.content-range"], "PUT": ["header.content-type"]]
            let fields = found.map { String($0.prefix { $0 != ":" }) }
            #expect(fields == expected[kind] ?? [], "\(kind): \(found)")
            let authorization = request.headers.first { $0.name == "Authorization" }
            #expect(authorization?.value == "Basic QVdTOkVDUl9QQVNTV09SRA==")
        }
        let manifest = try #require(ours.first { $0.url.hasSuffix("/manifests/v1") })
        let recorded = try RecordedRequest("oci-push-ecr", "push", number: 10)
        let found = recorded.differences(from: manifest).filter { $0 != Self.ignored }
        #expect(found.allSatisfy { $0.hasPrefix("body.") }, "\(found)")
    }
}
