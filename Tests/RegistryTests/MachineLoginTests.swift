import Foundation
import Packaging
import RegistryTestSupport
import Testing
import Values

@testable import Steps

/// Debian's registry with passwords, and what somebody logged in with on this machine.
@Suite struct `A base image behind a password` {
    private static let users = "me:$2b$05$abcdefghijklmnopqrstuuLK7U1u6pVRmL7L1BBM2aS35PSZnDXlK\n"
    private static let login = Data("me:s3cret".utf8).base64EncodedString()

    private struct Place {
        let registry: DockerRegistry
        let scene: ImageScene
        let folder: String

        func write(_ text: String, to path: String, executable: Bool = false) throws {
            let url = URL(fileURLWithPath: "\(folder)/\(path)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
            guard executable else { return }
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: url.path
            )
        }

        /// Brings the base here, as somebody with such variables; `~` is the folder.
        func pull(with variables: [String: String]) async throws -> ImageBase {
            let environment = ProgramEnvironment(
                variables.mapValues { $0.replacing("~", with: folder) }
            )
            let finder = BaseFinder(
                web: scene.web,
                logins: MachineLogins(environment: environment, runner: ProgramRunner()),
                toolchain: Toolchain(runner: ProgramRunner()),
                stateFolder: "\(folder)/\(UUID().uuidString)"
            )
            let go = try #require(FunctionRuntime.named("go"))
            let choice = BaseChoice.registry(try scene.reference(registry, "team/base:v1"))
            return try await finder.base(choice, for: go, from: "/")
        }

        func failure(with variables: [String: String]) async -> RegistryFailure? {
            await #expect(throws: RegistryFailure.self) { try await pull(with: variables) }
        }
    }

    private func withPlace(_ body: (Place) async throws -> Void) async throws {
        try await DockerRegistry.with(users: Self.users) { registry in
            try await ImageScene.with { scene in
                let credentials = FixedCredentials([
                    registry.host: .basic(
                        user: "me",
                        password: Secret(name: "registry", value: "s3cret")
                    )
                ])
                _ = try await scene.client(credentials)
                    .push(
                        scene.image,
                        from: scene.layout,
                        to: scene.reference(registry, "team/base:v1")
                    )
                try await body(
                    Place(registry: registry, scene: scene, folder: "\(scene.folder)/logins")
                )
            }
        }
    }

    @Test func `is pulled with the login that docker or podman kept`() async throws {
        try await withPlace { place in
            let none = await place.failure(with: ["HOME": "~/nobody"])
            #expect(none?.code == .unauthorized)
            let file = #"{"auths":{"\#(place.registry.host)":{"auth":"\#(Self.login)"}}}"#
            for (path, variable, value) in [
                ("home/.docker/config.json", "HOME", "~/home"),
                ("docker/config.json", "DOCKER_CONFIG", "~/docker"),
                ("run/containers/auth.json", "XDG_RUNTIME_DIR", "~/run"),
                ("auth.json", "REGISTRY_AUTH_FILE", "~/auth.json"),
            ] {
                try place.write(file, to: path)
                _ = try await place.pull(with: [variable: value])
            }
            // As skopeo, which wrote such a file itself, reads it.
            try place.scene.skopeo(
                "inspect",
                "--tls-verify=false",
                "--authfile",
                "\(place.folder)/auth.json",
                "docker://\(place.registry.host)/team/base:v1"
            )
            // One that knows nothing is passed over, one that was chosen is the only one.
            try place.write("{}", to: "empty/containers/auth.json")
            _ = try await place.pull(with: ["XDG_RUNTIME_DIR": "~/empty", "HOME": "~/home"])
            let chosen = ["REGISTRY_AUTH_FILE": "~/empty/containers/auth.json", "HOME": "~/home"]
            #expect(await place.failure(with: chosen)?.code == .unauthorized)
            let missing = await place.failure(with: ["REGISTRY_AUTH_FILE": "~/none"])
            #expect(missing?.message.contains("/none', which is not there") == true)
        }
    }

    @Test func `is pulled with the login that a program keeps`() async throws {
        try await withPlace { place in
            let helper = """
                #!/bin/sh
                registry=$(cat)
                if [ "$1 $registry" != "get \(place.registry.host)" ]; then
                    echo "credentials not found in native keychain"; exit 1
                fi
                echo '{"ServerURL":"x","Username":"me","Secret":"s3cret"}'
                """
            try place.write(helper, to: "bin/docker-credential-ours", executable: true)
            try place.write(
                "#!/bin/sh\necho s3cret",
                to: "bin/docker-credential-odd",
                executable: true
            )
            let broken = "#!/bin/sh\necho the keychain is locked >&2\nexit 1"
            try place.write(broken, to: "bin/docker-credential-broken", executable: true)
            let variables = ["HOME": "~/home", "PATH": "~/bin:/usr/bin:/bin"]
            for text in [
                #"{"credsStore":"ours"}"#,
                #"{"credHelpers":{"\#(place.registry.host)":"ours"},"credsStore":"odd"}"#,
            ] {
                try place.write(text, to: "home/.docker/config.json")
                _ = try await place.pull(with: variables)
            }
            for (name, reason) in [
                ("none", "there is no such program on the PATH"),
                ("odd", "its answer is not the JSON"), ("broken", "the keychain is locked"),
            ] {
                try place.write(#"{"credsStore":"\#(name)"}"#, to: "home/.docker/config.json")
                let failure = await place.failure(with: variables)
                #expect(failure?.message.contains("'docker-credential-\(name)'") == true)
                #expect(failure?.message.contains(reason) == true, "\(failure?.message ?? "")")
                #expect(failure?.message.contains("s3cret") == false)
            }
        }
    }
}
