import FaaS
import Foundation
import Testing
import Values

@testable import Packaging
@testable import Providers

@Suite struct `Pushing an image to where Lambda takes it from` {
    /// A registry that has every blob and keeps the last manifest.
    private static func registry() -> ScriptedWeb {
        let manifest = Kept()
        return ScriptedWeb { request, _ in
            switch request.method {
            case "PUT":
                manifest.bytes = request.body
                return .answer(HTTPAnswer(status: 201))
            case "GET":
                let kind = HTTPField("Content-Type", ImageFormat.oci.manifest)
                return .answer(HTTPAnswer(status: 200, headers: [kind], body: manifest.bytes))
            default: return .answer(HTTPAnswer(status: 200))
            }
        }
    }

    @Test func `it gets a tag, and is known by its digest`() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("push-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }  // best effort at the end
        try FileManager.default.createDirectory(
            atPath: "\(folder)/code",
            withIntermediateDirectories: true
        )
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder)/code/handler.py"))
        let spec = ImageSpec(
            code: try SourceTree(folder: "\(folder)/code"),
            size: ByteCount(bytes: 50_000)
        )
        let layout = try ImageLayout(at: "\(folder)/layout")
        let image = try ImageWriter(layout: layout).write(spec, as: "it")
        let package = PackageSource(
            kind: .container,
            path: layout.folder,
            digest: image.descriptor.digest.hex,
            size: ByteCount(bytes: 50_000)
        )
        let web = Self.registry()
        let push = ImagePush(registry: RegistryClient(web: web))
        let address = "1.dkr.ecr.eu-west-1.amazonaws.com/stellar-run/st-x"
        let pushed = try await push.push(package, to: address, tag: "v1")
        #expect(pushed == "\(address)@\(image.descriptor.digest)")
        let put = web.requests.first { $0.method == "PUT" }
        #expect(put?.url == "https://\(address.replacing("com/", with: "com/v2/"))/manifests/v1")
    }

    @Test func `what is no image, and what cannot be its name, is refused`() async {
        let push = ImagePush(registry: RegistryClient(web: Self.registry()))
        let package = PackageSource(kind: .container, path: "/none", digest: "", size: .zero)
        for address in ["host.example/x", "no address"] {
            let failure = await #expect(throws: ProviderFailure.self) {
                try await push.push(package, to: address, tag: "v1")
            }
            #expect(failure?.code == .invalid)
        }
    }
}
