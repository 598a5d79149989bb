import Foundation
import Packaging
import Values

/// A program that keeps logins to registries, by the protocol of docker's credential helpers.
struct CredentialHelper: Sendable {
    /// What follows `docker-credential-`.
    let name: String
    let environment: ProgramEnvironment
    let runner: ProgramRunner

    private var program: String { "docker-credential-\(name)" }

    private struct Answer: Decodable {
        var username: String
        var secret: String

        enum CodingKeys: String, CodingKey {
            case username = "Username"
            case secret = "Secret"
        }
    }

    /// The login that it keeps for a registry; `nil` for none.
    ///
    /// - Throws: A ``RegistryFailure`` for a program that is missing, fails, or answers nonsense.
    func credential(for registry: String) async throws -> RegistryCredential? {
        let end = try await end(asking: registry)
        guard end.status == 0, end.flooded == nil else {
            // What a failing helper prints is why it failed, and this is how all of them say "none".
            if end.output.contains("credentials not found") { return nil }
            let reason = (end.output + end.error).split(separator: "\n").first ?? "it ended badly"
            throw failure("\(reason.prefix(200))")
        }
        // Whatever is wrong with it is not shown: it may hold a secret.
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(end.output.utf8))
        else { throw failure("its answer is not the JSON that docker wants") }
        let secret = Secret(name: "login to \(registry)", value: answer.secret)
        // By this name helpers say that the secret is no password.
        return answer.username == "<token>"
            ? .identity(secret) : .basic(user: answer.username, password: secret)
    }

    private func end(asking registry: String) async throws -> ProgramEnd {
        guard !name.contains("/"), let file = environment.file(of: program, changing: [:]) else {
            throw failure("there is no such program on the PATH")
        }
        let question =
            FileManager.default.temporaryDirectory.path + "/registry-\(UUID().uuidString)"
        try Data(registry.utf8).write(to: URL(fileURLWithPath: question))
        // It names a registry and nothing else, and systems clear that folder.
        defer { try? FileManager.default.removeItem(atPath: question) }
        let launch = ProgramLaunch(
            path: file,
            arguments: [program, "get"],
            environment: environment.entries(changing: [:]),
            directory: "/",
            input: question
        )
        do {
            return try await runner.end(of: launch, printing: 1 << 20).get()
        } catch {
            throw failure("\(error)")
        }
    }

    private func failure(_ reason: String) -> RegistryFailure {
        RegistryFailure(.environment, "'\(program)' gives no login to a registry: \(reason)")
    }
}
