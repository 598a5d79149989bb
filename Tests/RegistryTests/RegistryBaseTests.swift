import Foundation
import Packaging
import RegistryTestSupport
import Testing
import Values

@testable import Steps

@Suite struct `A base image in a registry` {
    private func finder(
        _ scene: ImageScene,
        over web: any HTTPTransfer,
        _ logins: any RegistryCredentials = FixedCredentials()
    ) -> BaseFinder {
        BaseFinder(
            web: web,
            logins: logins,
            toolchain: Toolchain(runner: ProgramRunner()),
            stateFolder: "\(scene.folder)/state"
        )
    }

    @Test func `is pulled into the state folder, and by its digest only once`() async throws {
        try await DockerRegistry.with { registry in
            try await ImageScene.with { scene in
                let pushed = try await scene.client()
                    .push(scene.image, from: scene.layout, to: scene.reference(registry))
                let go = try #require(FunctionRuntime.named("go"))
                let choice = try #require(BaseChoice("\(pushed)"))
                let base = try await finder(scene, over: scene.web)
                    .base(choice, for: go, from: "/")
                let code = "\(scene.folder)/own"
                try FileManager.default.createDirectory(
                    atPath: code,
                    withIntermediateDirectories: true
                )
                try Data("x".utf8).write(to: URL(fileURLWithPath: "\(code)/bootstrap"))
                let spec = ImageSpec(code: try SourceTree(folder: code), base: base)
                let layout = try ImageLayout(at: "\(scene.folder)/state/images")
                let image = try ImageWriter(layout: layout).write(spec, as: "f")
                #expect(image.manifest.layers.starts(with: scene.image.manifest.layers))

                registry.stop()
                let again = try await finder(scene, over: scene.web)
                    .base(choice, for: go, from: "/")
                #expect(again == base)
            }
        }
    }

    @Test func `that is not there is a failure, and nothing gets a name`() async throws {
        try await DockerRegistry.with { registry in
            try await ImageScene.with { scene in
                let choice = try #require(BaseChoice("\(registry.host)/none:v1"))
                let go = try #require(FunctionRuntime.named("go"))
                let failure = await #expect(throws: RegistryFailure.self) {
                    try await finder(scene, over: scene.web).base(choice, for: go, from: "/")
                }
                #expect(failure?.code == .notFound)
                #expect(throws: PackagingFailure.self) {
                    try ImageLayout(opening: "\(scene.folder)/state/images").image()
                }
            }
        }
    }
}
