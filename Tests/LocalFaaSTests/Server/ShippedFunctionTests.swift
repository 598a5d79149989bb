import FaaS
import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Packaging
import Testing
import Values

/// What chains do besides what every function does, which `StepsTests` checks in every language.
///
/// One after the other: each starts several instances, and other tests want the processor, too.
@Suite(.serialized) struct `Chains of functions that ship` {
    /// The fields that `functions/README.md` promises.
    private struct Answer: Decodable {
        let instance: String
        let ordinal: Int
        let receivedNs: Int
        let sentNs: Int
        let serviceNs: Int
        let payloadBytes: Int
        let heldNs: Int?
        let passedNs: Int?
        let clock: String?
        let chain: [Answer]?
    }

    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("functions").path

    private static func package(
        _ name: String,
        _ runtime: String,
        in folder: TemporaryFolder
    ) throws -> PackageSource {
        let zip = try ZipPackage.write(
            SourceTree(folder: "\(Self.folder)/\(name)/\(runtime)"),
            to: "\(folder.path)/\(name).zip"
        )
        return PackageSource(kind: .zip, path: zip.path, digest: zip.digest, size: zip.size)
    }

    @Test(arguments: ["python", "node"])
    func `carry payloads there and back`(runtime: String) async throws {
        try await RunningServer.with { server in
            let package = try Self.package("chain", runtime, in: server.folder)
            let function = try await server.create(package, runtime: runtime)
            let answer = try await server.http.send(
                HTTPMessage(
                    method: "POST",
                    url: function.endpoint + "?response-payload=100001&seed=5&hop=1&payload=65537",
                    body: (0..<65_537).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) },
                    timeout: .seconds(60)
                )
            )
            let line = try #require(answer.body.firstIndex(of: UInt8(ascii: "\n")))
            let told = try JSONDecoder().decode(Answer.self, from: Data(answer.body[..<line]))
            #expect(told.payloadBytes == 65_537)
            #expect(answer.body.count - line - 1 == 100_001)
            #expect(Set(answer.body[line...]).count == 256)
        }
    }

    @Test(arguments: ["python", "node"], ["inline", "storage"])
    func `pass a payload on from one to the next, and say when`(
        runtime: String,
        transfer: String
    ) async throws {
        try await RunningServer.with { server in
            let bucket = try await server.control.state().bucket
            let package = try Self.package("chain", runtime, in: server.folder)
            var next: String?
            for name in ["c", "b", "a"] {
                let function = try await server.create(package, runtime: runtime, name: name) {
                    $0.environment["STELLAR_NEXT"] = next
                    $0.environment["STELLAR_TRANSFER"] = transfer
                    $0.environment["STELLAR_STORE"] = bucket
                }
                next = function.endpoint
            }
            let url = try #require(next) + "?payload=1048576&seed=3&service-time=2000000"
            let answer: Answer = try await server.http.send(HTTPMessage(url: url)).json()
            let everyone = [answer] + (answer.chain ?? [])
            #expect(Set(everyone.map(\.instance)).count == 3)
            #expect(everyone.allSatisfy { $0.payloadBytes == 1 << 20 && $0.ordinal == 1 })
            #expect(everyone.allSatisfy { $0.serviceNs >= 2_000_000 })
            #expect(answer.clock != nil && Set(everyone.map(\.clock)).count == 1)
            for (sender, receiver) in zip(everyone, everyone.dropFirst()) {
                let passed = try #require(sender.passedNs)
                let held = try #require(receiver.heldNs)
                #expect(passed < receiver.receivedNs && receiver.receivedNs <= held)
                #expect(receiver.sentNs < sender.sentNs)
            }
            #expect(try await server.control.state().objects == 0)
        }
    }

    @Test(arguments: ["python", "node"])
    func `read what was stored, and fail when it is not there`(runtime: String) async throws {
        try await RunningServer.with { server in
            let bucket = try #require(try await server.control.state().bucket)
            let package = try Self.package("chain", runtime, in: server.folder)
            let function = try await server.create(package, runtime: runtime) {
                $0.environment["STELLAR_TRANSFER"] = "storage"
                $0.environment["STELLAR_STORE"] = bucket
            }
            let body = [UInt8](repeating: 7, count: 1000)
            let url = "\(bucket)/mine"
            _ = try await server.http.send(HTTPMessage(method: "PUT", url: url, body: body))
            let read: Answer = try await server.get(function, "?hop=1&payload=1000&object=mine")
                .json()
            #expect(read.payloadBytes == 1000)
            let failure = try await server.get(function, "?hop=1&payload=1000&object=no").failure()
            #expect(failure.message.contains("404") && failure.message.contains("NoSuchKey"))
        }
    }

    @Test(arguments: ["python", "node"])
    func `fail when the payload that came is not the one that was sent`(
        runtime: String
    )
        async throws
    {
        try await RunningServer.with { server in
            let package = try Self.package("chain", runtime, in: server.folder)
            let function = try await server.create(package, runtime: runtime)
            let failure = try await server.get(function, "?hop=1&payload=10").failure()
            #expect(failure.code == "function-error")
            #expect(failure.message.contains("got 0 bytes of payload instead of 10"))
        }
    }
}
