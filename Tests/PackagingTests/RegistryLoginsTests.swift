import Foundation
import Testing
import Values

@testable import Packaging

/// `me:s:3cret`.
private let both = Data("me:s:3cret".utf8).base64EncodedString()

@Suite struct `Logins that docker and podman keep` {
    private func places(
        _ text: String,
        host: String = "registry.example.org",
        repository: String = "team/app"
    ) throws -> [String] {
        try RegistryLogins(Array(text.utf8), from: "/a/config.json")
            .places(host: host, repository: repository).map { place in
                switch place {
                case .here(.basic(let user, let password)): "\(user) \(password.reveal())"
                case .here(.bearer(let token)): "bearer \(token.reveal())"
                case .here(.identity(let token)): "identity \(token.reveal())"
                case .helper(let name, let registry): "helper \(name) \(registry)"
                }
            }
    }

    @Test(arguments: [
        (#"{"auths":{"registry.example.org":{"auth":"BOTH"}}}"#, ["me s:3cret"]),
        (#"{"auths":{"https://registry.example.org/v2/":{"auth":"BOTH"}}}"#, ["me s:3cret"]),
        (#"{"auths":{"registry.example.org":{"username":"me","password":"p"}}}"#, ["me p"]),
        (
            #"{"auths":{"registry.example.org":{"auth":"BOTH","identitytoken":"t"}}}"#,
            ["identity t"]
        ),
        (#"{"auths":{"registry.example.org":{"registrytoken":"t"}}}"#, ["bearer t"]),
        (#"{"auths":{"registry.example.org":{}},"credsStore":""}"#, []),
        (#"{"auths":{"other.example.org":{"auth":"BOTH"}}, "HttpHeaders":{}}"#, []),
        ("{}", []),
        (
            #"{"auths":{"registry.example.org":{"auth":"BOTH"}},"credsStore":"pass"}"#,
            ["helper pass registry.example.org", "me s:3cret"]
        ),
        (
            #"{"credsStore":"pass","credHelpers":{"registry.example.org":"ours"}}"#,
            ["helper ours registry.example.org"]
        ),
    ])
    func `are found by the registry's host`(text: String, found: [String]) throws {
        #expect(try places(text.replacing("BOTH", with: both)) == found)
    }

    @Test func `for a part of a registry go before those for all of it`() throws {
        let text = """
            {"auths": {
                "registry.example.org": {"registrytoken": "all"},
                "registry.example.org/team": {"registrytoken": "team"},
                "registry.example.org/team/app": {"registrytoken": "app"},
                "registry.example.org/te": {"registrytoken": "no"}
            }}
            """
        #expect(try places(text) == ["bearer app", "bearer team", "bearer all"])
        #expect(try places(text, repository: "team/b") == ["bearer team", "bearer all"])
        #expect(try places(text, host: "example.org") == [])
    }

    @Test(arguments: ["docker.io", "registry-1.docker.io", "index.docker.io"])
    func `of Docker Hub have an odd name`(host: String) throws {
        let text = #"{"auths":{"https://index.docker.io/v1/":{"auth":"\#(both)"}}}"#
        #expect(try places(text, host: host) == ["me s:3cret"])
        let helped = #"{"credHelpers":{"https://index.docker.io/v1/":"x"}}"#
        #expect(try places(helped, host: host) == ["helper x https://index.docker.io/v1/"])
    }

    @Test(arguments: [
        "", "[]", #"{"auths":[]}"#, #"{"auths":{"registry.example.org":{"auth":"%%%"}}}"#,
        #"{"auths":{"registry.example.org":{"auth":"czNjcmV0"}}}"#,
        #"{"auths":{"registry.example.org":{"auth":7}}}"#,
    ])
    func `that are damaged are an error that names the file, and no secret`(text: String) throws {
        let failure = #expect(throws: RegistryFailure.self) { try places(text) }
        #expect(failure?.code == .environment)
        #expect(failure?.message.contains("'/a/config.json'") == true)
        #expect(failure?.message.contains("s3cret") == false)
        #expect(failure?.message.contains("czNjcmV0") == false)
    }

    @Test func `with an identity token get a registry's token as OAuth does`() async throws {
        try await RegistryScene.with { scene in
            let challenge = #"Bearer realm="http://127.0.0.1:5001/token",service="r&s""#
            let registry = FakeRegistry { request, _ in
                if request.url == "http://127.0.0.1:5001/token" {
                    let form = String(decoding: request.body, as: UTF8.self)
                    let wanted = [
                        "grant_type=refresh_token", "refresh_token=a%2Bb", "service=r%26s",
                        "scope=repository:hello:pull,push",
                    ]
                    let isRight =
                        request.method == "POST" && wanted.allSatisfy { form.contains($0) }
                    let body = #"{"access_token":"t"}"#
                    return .answer(
                        HTTPAnswer(status: isRight ? 200 : 400, body: Array(body.utf8))
                    )
                }
                let known = request.headers.contains(HTTPField("Authorization", "Bearer t"))
                let headers = [HTTPField("WWW-Authenticate", challenge)]
                return known ? nil : .answer(HTTPAnswer(status: 401, headers: headers))
            }
            let token = RegistryCredential.identity(Secret(name: "t", value: "a+b"))
            let found = try await scene.push(
                to: registry,
                FixedCredentials(["127.0.0.1:5000": token])
            )
            #expect(found.digest == scene.image.digest)
        }
    }
}
