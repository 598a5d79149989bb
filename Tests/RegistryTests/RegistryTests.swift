import Foundation
import Packaging
import RegistryTestSupport
import Synchronization
import Testing
import Values

@Suite struct `Images and a real registry` {
    @Test(arguments: ImageFormat.allCases)
    func `what we push, skopeo reads, and we read back`(format: ImageFormat) async throws {
        try await DockerRegistry.with { registry in
            try await ImageScene.with(format: format) { scene in
                let reference = try scene.reference(registry)
                let pushed = try await scene.client()
                    .push(scene.image, from: scene.layout, to: reference)
                #expect(pushed.digest == scene.image.digest)

                let source = "docker://\(reference)"
                let raw = try scene.skopeo("inspect", "--tls-verify=false", "--raw", source)
                let path = scene.layout.path(of: scene.image.digest)
                #expect(try raw == Data(contentsOf: URL(fileURLWithPath: path)))
                let copy = "\(scene.folder)/copy"
                try scene.skopeo("copy", "-q", "--src-tls-verify=false", source, "dir:\(copy)")

                let layout = try ImageLayout(at: "\(scene.folder)/pulled")
                let pulled = try await scene.client().pull(reference, into: layout, as: "it")
                #expect(pulled == scene.image)
                #expect(pulled.size.bytes == 3_000_001)
                try ImageUnpacker(layout: layout).unpack(pulled, into: "\(scene.folder)/unpacked")
                let code = URL(fileURLWithPath: "\(scene.folder)/unpacked/var/task/handler.py")
                #expect(try Data(contentsOf: code) == Data("code".utf8))
            }
        }
    }

    @Test func `what skopeo pushes, we read`() async throws {
        try await DockerRegistry.with { registry in
            try await ImageScene.with { scene in
                let reference = try scene.reference(registry)
                try scene.skopeo(
                    "copy",
                    "-q",
                    "--dest-tls-verify=false",
                    "--format",
                    "v2s2",
                    "oci:\(scene.layout.folder):it",
                    "docker://\(reference)"
                )
                let layout = try ImageLayout(at: "\(scene.folder)/pulled")
                let pulled = try await scene.client().pull(reference, into: layout, as: "it")
                #expect(pulled.size == scene.image.size)
                try ImageUnpacker(layout: layout).unpack(pulled, into: "\(scene.folder)/unpacked")
            }
        }
    }

    @Test(arguments: [1, 3])
    func `an upload that breaks off goes on where it was`(breaks: Int) async throws {
        try await DockerRegistry.with { registry in
            try await ImageScene.with { scene in
                let web = BreakingWeb(scene.web, breaks: breaks, after: 700_000)
                let reference = try scene.reference(registry)
                let pushed = try await scene.client(over: web)
                    .push(scene.image, from: scene.layout, to: reference)
                #expect(pushed.digest == scene.image.digest)
                // Sending all of it again each time would take this much.
                let again = scene.image.size.bytes + breaks * 700_000
                #expect(web.sent.withLock { $0 } < again)
                try scene.skopeo("inspect", "--tls-verify=false", "docker://\(reference)")
            }
        }
    }

    @Test func `layers are mounted from another repository`() async throws {
        try await DockerRegistry.with { registry in
            try await ImageScene.with { scene in
                let first = try scene.reference(registry)
                _ = try await scene.client().push(scene.image, from: scene.layout, to: first)
                let second = try scene.reference(registry, "other:v1")
                let web = BreakingWeb(scene.web, breaks: 0, after: 0)
                _ = try await scene.client(over: web)
                    .push(scene.image, from: scene.layout, to: second, mountingFrom: "hello")
                #expect(web.sent.withLock { $0 } == 0)
                try scene.skopeo("inspect", "--tls-verify=false", "docker://\(second)")
            }
        }
    }

    @Test func `a registry with passwords takes ours and refuses others`() async throws {
        let users = "me:$2b$05$abcdefghijklmnopqrstuuLK7U1u6pVRmL7L1BBM2aS35PSZnDXlK\n"
        try await DockerRegistry.with(users: users) { registry in
            try await ImageScene.with { scene in
                let reference = try scene.reference(registry)
                for (password, isRight) in [("s3cret", true), ("wrong", false)] {
                    let secret = Secret(name: "registry", value: password)
                    let credentials = FixedCredentials(
                        [registry.host: .basic(user: "me", password: secret)]
                    )
                    let client = scene.client(credentials)
                    do {
                        _ = try await client.push(scene.image, from: scene.layout, to: reference)
                        #expect(isRight)
                    } catch let failure as RegistryFailure {
                        #expect(!isRight)
                        #expect(failure.code == .unauthorized)
                        #expect(failure.message.contains("wants other credentials"))
                    }
                }
            }
        }
    }

    @Test func `a registry that dies leaves no tag, and takes the rest when it is back`()
        async throws
    {
        try await DockerRegistry.with { registry in
            try await ImageScene.with { scene in
                let reference = try scene.reference(registry)
                let client = scene.client(over: DyingWeb(scene.web, after: 4) { registry.stop() })
                let failure = await #expect(throws: RegistryFailure.self) {
                    try await client.push(scene.image, from: scene.layout, to: reference)
                }
                #expect(failure?.code == .connection)
                #expect(registry.tags(of: "hello") == [])
                try await registry.start()
                _ = try await scene.client()
                    .push(scene.image, from: scene.layout, to: reference)
                #expect(registry.tags(of: "hello") == ["v1"])
            }
        }
    }
}
