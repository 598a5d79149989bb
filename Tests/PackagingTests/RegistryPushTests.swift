import Foundation
import Synchronization
import Testing
import Values

@testable import Packaging

@Suite struct `Pushing an image` {
    @Test func `all of it is there, its name comes last, and nothing is sent twice`() async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry()
            let pushed = try await scene.push(to: registry)
            #expect(pushed.digest == scene.image.digest)
            let puts = registry.log.filter { $0.hasPrefix("PUT") }
            #expect(puts.last == "PUT /v2/hello/manifests/v1")
            #expect(registry.with { $0.blobs.count } == 3)
            // The larger layer takes several chunks.
            #expect(registry.log.filter { $0.hasPrefix("PATCH") }.count > 3)

            let before = registry.log.count
            _ = try await scene.push(to: registry)
            let again = registry.log.dropFirst(before)
            #expect(again.allSatisfy { !$0.hasPrefix("PATCH") && !$0.hasPrefix("POST") })
        }
    }

    @Test func `layers that another repository has are not sent`() async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry()
            _ = try await scene.push(to: registry)
            let before = registry.log.count
            let other = try #require(RegistryReference("127.0.0.1:5000/other:v1"))
            _ = try await scene.push(to: registry, as: other, mountingFrom: "hello")
            #expect(!registry.log.dropFirst(before).contains { $0.hasPrefix("PATCH") })
            #expect(registry.with { $0.owners.values.allSatisfy { $0 == ["hello", "other"] } })
        }
    }

    @Test(arguments: [0, 1, 2, 17_000])
    func `an upload that breaks goes on where it broke`(bytes: Int) async throws {
        try await RegistryScene.with { scene in
            // Every second piece breaks off after some bytes.
            let pieces = Mutex(0)
            let registry = FakeRegistry { request, _ in
                guard request.method == "PATCH" else { return nil }
                let number = pieces.withLock { number in
                    number += 1
                    return number
                }
                return number.isMultiple(of: 2) ? nil : .breakOff(after: bytes)
            }
            _ = try await scene.push(to: registry)
            for layer in scene.layers {
                let stored = registry.with { $0.blobs["\(layer.digest)"]?.count }
                #expect(stored == layer.size)
            }
            #expect(!scene.pauses.all.isEmpty)
        }
    }

    @Test func `an upload whose end got lost is found to be there`() async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry { request, _ in
                request.method == "PUT" && request.url.contains("uploads") ? .silence : nil
            }
            let found = try await scene.push(to: registry)
            #expect(found.digest == scene.image.digest)
        }
    }

    @Test(arguments: [(500, FailureCode.unavailable), (429, .throttled), (503, .unavailable)])
    func `a registry that stays out of order is given up on, and no name is given`(
        status: Int,
        code: FailureCode
    ) async throws {
        try await RegistryScene.with { scene in
            let registry = FakeRegistry { request, _ in
                request.method == "PATCH" ? .answer(HTTPAnswer(status: status)) : nil
            }
            let failure = await #expect(throws: RegistryFailure.self) {
                try await scene.push(to: registry)
            }
            #expect(failure?.code == code)
            #expect(failure?.message.contains("127.0.0.1:5000") == true)
            #expect(scene.pauses.all == [500, 1000, 2000, 4000].map { .milliseconds($0) })
            #expect(registry.with { $0.manifests.isEmpty })
        }
    }

    @Test func `the pause that a registry asks for is kept, and too long a one is told`()
        async throws
    {
        try await RegistryScene.with { scene in
            func registry(_ seconds: Int) -> FakeRegistry {
                FakeRegistry { _, count in
                    let headers = [HTTPField("Retry-After", "\(seconds)")]
                    return count == 1 ? .answer(HTTPAnswer(status: 429, headers: headers)) : nil
                }
            }
            _ = try await scene.push(to: registry(7))
            #expect(scene.pauses.all == [.seconds(7)])
            let failure = await #expect(throws: RegistryFailure.self) {
                try await scene.push(to: registry(600))
            }
            #expect(failure?.retryAfter == .seconds(600))
        }
    }

    @Test func `a registry that stores something else is found out`() async throws {
        try await RegistryScene.with { scene in
            let digest = HTTPField(
                "Docker-Content-Digest",
                "sha256:\(String(repeating: "0", count: 64))"
            )
            let registry = FakeRegistry { request, _ in
                request.method == "PUT"
                    ? .answer(HTTPAnswer(status: 201, headers: [digest])) : nil
            }
            let failure = await #expect(throws: RegistryFailure.self) {
                try await scene.push(to: registry)
            }
            #expect(failure?.code == .invalid)
            #expect(registry.with { $0.manifests.isEmpty })
        }
    }

    @Test func `a damaged layer is refused by the registry, in its own words`() async throws {
        try await RegistryScene.with { scene in
            let path = scene.layout.path(of: scene.layers[0].digest)
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            bytes[100] ^= 1
            try bytes.write(to: URL(fileURLWithPath: path))
            let registry = FakeRegistry()
            let failure = await #expect(throws: RegistryFailure.self) {
                try await scene.push(to: registry)
            }
            #expect(failure?.code == .invalid)
            #expect(failure?.message.contains("DIGEST_INVALID did not match") == true)
            #expect(registry.with { $0.manifests.isEmpty })
        }
    }

    @Test func `a layer that vanished is named`() async throws {
        try await RegistryScene.with { scene in
            let path = scene.layout.path(of: scene.layers[1].digest)
            try FileManager.default.removeItem(atPath: path)
            let registry = FakeRegistry()
            let failure = await #expect(throws: PackagingFailure.self) {
                try await scene.push(to: registry)
            }
            #expect(failure?.message.contains(path) == true)
            #expect(registry.with { $0.manifests.isEmpty })
        }
    }
}
