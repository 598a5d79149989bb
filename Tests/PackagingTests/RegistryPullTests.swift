import Foundation
import Testing
import Values

@testable import Packaging

@Suite struct `Pulling an image` {
    @Test func `what was pushed comes back, named`() async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry()
            _ = try await scene.push(to: registry)
            let image = try await scene.pull(from: registry)
            #expect(image == scene.image)
            #expect(try scene.copy().image(named: "copy") == scene.image)
        }
    }

    @Test(arguments: [true, false])
    func `a download that breaks goes on, with ranges or without`(knowsRanges: Bool) async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry { request, count in
                request.method == "GET" && request.url.contains("/blobs/sha256")
                    && !count.isMultiple(of: 4)
                    ? .breakOff(after: knowsRanges ? 20_000 : 1_000 * count) : nil
            }
            _ = try await scene.push(to: registry)
            registry.with { $0.knowsRanges = knowsRanges }
            let found = try await scene.pull(from: registry)
            #expect(found == scene.image)
        }
    }

    @Test func `other bytes than those asked for are refused, and nothing is left or named`()
        async throws
    {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry { request, _ in
                request.url.contains("/blobs/") && request.method == "GET" ? .corrupt : nil
            }
            _ = try await scene.push(to: registry)
            let failure = await #expect(throws: RegistryFailure.self) {
                try await scene.pull(from: registry)
            }
            #expect(failure?.code == .invalid)
            #expect(failure?.message.contains("with the digest") == true)
            let left = try scene.leftovers()
            #expect(left.isEmpty)
        }
    }

    @Test func `more bytes than announced are cut off`() async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry { request, _ in
                request.url.contains("/blobs/") && request.method == "GET"
                    ? .answer(HTTPAnswer(status: 200, body: [UInt8](repeating: 0, count: 500_000)))
                    : nil
            }
            _ = try await scene.push(to: registry)
            let failure = await #expect(throws: RegistryFailure.self) {
                try await scene.pull(from: registry)
            }
            #expect(failure?.message.contains("sent more than") == true)
            let left = try scene.leftovers()
            #expect(left.isEmpty)
        }
    }

    @Test func `a registry that dies in the middle leaves nothing named`() async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry { request, _ in
                request.url.hasSuffix("\(scene.layers[1].digest)") && request.method == "GET"
                    ? .breakOff(after: 0) : nil
            }
            _ = try await scene.push(to: registry)
            let failure = await #expect(throws: RegistryFailure.self) {
                try await scene.pull(from: registry)
            }
            #expect(failure?.code == .connection)
            let left = try scene.leftovers()
            #expect(left.isEmpty)
        }
    }

    @Test(arguments: [(401, FailureCode.unauthorized), (403, .unauthorized), (404, .notFound)])
    func `a refusal says who refused what`(status: Int, code: FailureCode) async throws {
        try await RegistryScene.with { scene in
            let text = #"{"errors":[{"code":"DENIED","message":"not for you\n"}]}"#
            let headers = [HTTPField("WWW-Authenticate", "Basic realm=\"x\"")]
            let answer = HTTPAnswer(status: status, headers: headers, body: Array(text.utf8))
            let registry = FakeRegistry { _, _ in .answer(answer) }
            let secret = RegistryCredential.basic(
                user: "me",
                password: Secret(name: "p", value: "hidden")
            )
            let client = scene.client(
                registry,
                FixedCredentials(["127.0.0.1:5000": secret])
            )
            let failure = await #expect(throws: RegistryFailure.self) {
                try await client.pull(scene.reference, into: scene.copy(), as: "copy")
            }
            #expect(failure?.code == code)
            #expect(failure?.message.contains("127.0.0.1:5000") == true)
            #expect(failure?.message.contains("DENIED not for you\u{FFFD}") == true)
            #expect(failure?.message.contains("hidden") == false)
        }
    }

    @Test(arguments: [
        #"{"schemaVersion":2,"config":{"mediaType":"x","digest":"sha256:../../evil","size":1},"layers":[]}"#,
        #"{"schemaVersion":2,"config":{"mediaType":"x","digest":"D","size":-1},"layers":[]}"#,
        #"{"schemaVersion":2,"config":{"mediaType":"x","digest":"D","size":9223372036854775807},"layers":[]}"#,
        #"{"schemaVersion":2,"layers":[]}"#, "<html>", "",
    ])
    func `a manifest that cannot be is refused`(text: String) async throws {
        try await RegistryScene.with { scene in
            let digest = "sha256:\(String(repeating: "a", count: 64))"
            let body = Array(text.replacingOccurrences(of: "\"D\"", with: "\"\(digest)\"").utf8)
            let registry = FakeRegistry()
            registry.with { $0.manifests["v1"] = (ImageFormat.oci.manifest, body) }
            let failure = await #expect(throws: PackagingFailure.self) {
                try await scene.pull(from: registry)
            }
            #expect(failure?.code == .malformed)
            let left = try scene.leftovers()
            #expect(left.isEmpty)
        }
    }

    @Test func `layers that take more than the limit are not fetched`() async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry()
            _ = try await scene.push(to: registry)
            let failure = await #expect(throws: PackagingFailure.self) {
                try await scene.client(registry).pull(
                    scene.reference,
                    into: scene.copy(),
                    as: "copy",
                    limit: ByteCount(bytes: 99_999)
                )
            }
            #expect(failure?.code == .tooLarge)
            #expect(!registry.log.contains { $0.hasPrefix("GET /v2/hello/blobs") })
        }
    }

    @Test func `an image for several platforms gives the one for ours`() async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry()
            _ = try await scene.push(to: registry)
            var ours = scene.image.descriptor
            ours.platform = .current
            var other = ours
            other.platform = ImagePlatform(architecture: "s390x")
            let both = ImageIndex(mediaType: ImageFormat.oci.index, manifests: [other, ours])
            for (index, fits) in [(both, true), (ImageIndex(manifests: [other]), false)] {
                let body = [UInt8](try ImageDocument.encode(index))
                registry.with { $0.manifests["v1"] = (ImageFormat.oci.index, body) }
                let image = try? await scene.pull(from: registry)
                #expect((image == scene.image) == fits)
            }
        }
    }
}
