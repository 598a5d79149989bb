import Foundation
import Testing
import Values

@testable import Packaging

@Suite struct `Being known to a registry` {
    private static let password = Secret(name: "registry", value: "s3cret")
    private static let basic = "Basic \(Data("me:s3cret".utf8).base64EncodedString())"

    @Test func `a registry with passwords gets one, once it asked`() async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry { request, _ in
                let known = request.headers.contains(HTTPField("Authorization", Self.basic))
                let headers = [HTTPField("WWW-Authenticate", "Basic realm=\"r\"")]
                return known ? nil : .answer(HTTPAnswer(status: 401, headers: headers))
            }
            let credentials = FixedCredentials(
                ["127.0.0.1:5000": .basic(user: "me", password: Self.password)]
            )
            let found = try await scene.push(to: registry, credentials)
            #expect(found.digest == scene.image.digest)
            let heads = registry.log.filter { $0.hasPrefix("HEAD") }
            #expect(heads.count == 4, "only the first request is made twice")

            let failure = await #expect(throws: RegistryFailure.self) {
                try await scene.push(to: registry)
            }
            #expect(failure?.code == .unauthorized)
            #expect(failure?.message.contains("none is known") == true)
        }
    }

    @Test(arguments: ["token", "access_token"])
    func `a registry with tokens gets one for the scope, also after it ran out`(
        key: String
    ) async throws {
        try await RegistryScene.with { scene in
            let challenge = """
                Bearer realm="http://127.0.0.1:5001/token",service="reg,istry",\
                scope="repository:hello:pull"
                """
            let registry = FakeRegistry { request, count in
                let authorization = request.headers.first { $0.name == "Authorization" }?.value
                if request.url.contains(":5001/token") {
                    guard authorization == Self.basic else {
                        return .answer(HTTPAnswer(status: 401))
                    }
                    return .answer(
                        HTTPAnswer(status: 200, body: Array("{\"\(key)\":\"t\(count)\"}".utf8))
                    )
                }
                let number = Int(authorization?.dropFirst("Bearer t".count) ?? "") ?? -100
                let headers = [HTTPField("WWW-Authenticate", challenge)]
                // Tokens last for a few requests.
                return count - number < 6
                    ? nil : .answer(HTTPAnswer(status: 401, headers: headers))
            }
            let credentials = FixedCredentials(
                ["127.0.0.1:5000": .basic(user: "me", password: Self.password)]
            )
            let found = try await scene.push(to: registry, credentials)
            #expect(found.digest == scene.image.digest)
            let asked = registry.log.filter { $0.contains("token?") }
            #expect(asked.count > 1)
            #expect(asked[0].contains("service=reg,istry"))
            #expect(asked[0].contains("scope=repository:hello:pull,push"))
        }
    }

    @Test func `a credential of a cloud is asked for by the host`() async throws {
        struct Cloud: RegistryCredentials {
            func credential(
                for host: String,
                repository: String
            ) async throws -> RegistryCredential? {
                .bearer(Secret(name: host, value: "of-\(host)"))
            }
        }
        try await RegistryScene.with { scene in
            let registry = FakeRegistry { request, _ in
                let wanted = HTTPField("Authorization", "Bearer of-127.0.0.1:5000")
                return request.headers.contains(wanted) ? nil : .answer(HTTPAnswer(status: 401))
            }
            let found = try await scene.push(to: registry, Cloud())
            #expect(found.digest == scene.image.digest)
        }
    }

    @Test(arguments: ["http://elsewhere.example/token", "file:///etc/passwd", "", "token"])
    func `a password is not sent in the clear to whom a registry names`(
        realm: String
    )
        async throws
    {
        try await RegistryScene.with { scene in
            let headers = [HTTPField("WWW-Authenticate", "Bearer realm=\"\(realm)\"")]
            let registry = FakeRegistry { _, _ in
                .answer(HTTPAnswer(status: 401, headers: headers))
            }
            let failure = await #expect(throws: RegistryFailure.self) {
                try await scene.push(to: registry)
            }
            #expect(failure?.message.contains("sends us for a token to") == true)
            #expect(registry.log.count == 1)
        }
    }

    @Test func `an upload that is sent elsewhere goes there without our token`() async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry { request, _ in
                if request.method == "POST" {
                    let elsewhere = HTTPField(
                        "Location",
                        "https://elsewhere.example/v2/hello/blobs/u/1"
                    )
                    return .answer(HTTPAnswer(status: 202, headers: [elsewhere]))
                }
                let isKnown = request.headers.contains { $0.name == "Authorization" }
                let isElsewhere = request.url.contains("elsewhere")
                return isElsewhere != isKnown ? nil : .answer(HTTPAnswer(status: 401))
            }
            let token = RegistryCredential.bearer(Secret(name: "t", value: "t"))
            _ = try? await scene.push(to: registry, FixedCredentials(["127.0.0.1:5000": token]))
            #expect(registry.log.contains { $0.hasPrefix("PATCH") })
            #expect(registry.with { $0.blobs.count } > 0)
        }
    }

    @Test(arguments: [
        ("Basic realm=\"x\"", RegistryChallenge.basic),
        ("bearer realm=\"r\"", .bearer(realm: "r", service: nil, scope: nil)),
        (
            "Bearer realm=\"r\",service=s, scope=\"a:b:c,d e:f:g\"",
            .bearer(realm: "r", service: "s", scope: "a:b:c,d e:f:g")
        ),
        ("Bearer service=\"s\"", nil), ("Negotiate", nil), ("", nil),
        ("Bearer realm=\"r", .bearer(realm: "r", service: nil, scope: nil)),
    ])
    func `challenges are read`(text: String, challenge: RegistryChallenge?) {
        #expect(RegistryChallenge(text) == challenge)
    }

    @Test(arguments: [
        ("localhost:5000/a", "http://localhost:5000/v2/a/x", "latest"),
        ("127.0.0.1:5000/a/b_c:v1", "http://127.0.0.1:5000/v2/a/b_c/x", "v1"),
        ("example.com/a:V.1-_", "https://example.com/v2/a/x", "V.1-_"),
    ])
    func `references are read`(text: String, url: String, tag: String) throws {
        let reference = try #require(RegistryReference(text))
        #expect(reference.url("x") == url)
        #expect(reference.tag == tag)
    }

    @Test(arguments: [
        "", "a", "hello:v1", "library/hello", "example.com/", "example.com/A", "example.com/a/../b",
        "example.com/a:", "example.com/a:-x", "example.com/a@sha256:1", "http://example.com/a",
        "example.com:99999/a", "exa mple.com/a", "example.com/a?b=c", "example.com/a/-b", "@", "/a",
    ])
    func `what is no reference is refused`(text: String) {
        #expect(RegistryReference(text) == nil)
    }
}
