import FaaS
import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Packaging
import Testing
import Values

/// One after the other: each starts several instances, and other tests want the processor, too.
@Suite(.serialized) struct `The functions that ship` {
    /// The fields that `functions/README.md` promises.
    private struct Answer: Decodable {
        let instance: String
        let ordinal: Int
        let initNs: Int
        let initFrom: String
        let receivedNs: Int
        let sentNs: Int
        let function: String
        let runtime: String
        let paddingBytes: Int?
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
        size: Int?,
        in folder: TemporaryFolder
    ) throws -> PackageSource {
        let zip = try ZipPackage.write(
            SourceTree(folder: "\(Self.folder)/\(name)/\(runtime)"),
            to: "\(folder.path)/\(name).zip",
            size: size.map(ByteCount.init(bytes:))
        )
        return PackageSource(kind: .zip, path: zip.path, digest: zip.digest, size: zip.size)
    }

    @Test(arguments: ["hello", "hello-read"], ["python", "node"])
    func `answer as documented`(name: String, runtime: String) async throws {
        try await RunningServer.with { server in
            let size = name == "hello-read" ? 1 << 20 : nil
            let package = try Self.package(name, runtime, size: size, in: server.folder)
            let function = try await server.create(package, runtime: runtime) {
                $0.keepAlive = .seconds(60)
            }
            let cold: Answer = try await server.get(function).json()
            let spun: Answer = try await server.get(function, "?service-time=30000000").json()
            #expect(cold.ordinal == 1)
            #expect(spun.ordinal == 2)
            #expect(spun.instance == cold.instance)
            #expect(cold.initNs > 0)
            #expect(cold.initFrom == (runtime == "node" ? "process" : "module"))
            #expect(spun.serviceNs >= 30_000_000)
            #expect(spun.sentNs - spun.receivedNs >= spun.serviceNs)
            #expect(cold.serviceNs < 1_000_000 && cold.payloadBytes == 0)
            #expect(cold.function == name)
            #expect(cold.runtime == runtime)
            let padding = cold.paddingBytes.map { ((1 << 20) - 8192...1 << 20).contains($0) }
            #expect(padding == (name == "hello" ? nil : true))
        }
    }

    @Test(arguments: ["hello", "hello-read", "chain"], ["python", "node"])
    func `carry payloads there and back`(name: String, runtime: String) async throws {
        try await RunningServer.with { server in
            let package = try Self.package(name, runtime, size: nil, in: server.folder)
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

    @Test func `make the same payload in every language`() async throws {
        try await RunningServer.with { server in
            var payloads: Set<[UInt8]> = []
            for runtime in ["python", "node"] {
                let package = try Self.package("hello", runtime, size: nil, in: server.folder)
                let function = try await server.create(package, runtime: runtime, name: runtime)
                let answer = try await server.get(function, "?response-payload=5000&seed=77")
                payloads.insert(Array(answer.body.suffix(5000)))
            }
            #expect(payloads.count == 1)
        }
    }

    @Test(arguments: ["python", "node"], ["inline", "storage"])
    func `pass a payload on from one to the next, and say when`(
        runtime: String,
        transfer: String
    ) async throws {
        try await RunningServer.with { server in
            let bucket = try await server.control.state().bucket
            let package = try Self.package("chain", runtime, size: nil, in: server.folder)
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
            let package = try Self.package("chain", runtime, size: nil, in: server.folder)
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
            let package = try Self.package("chain", runtime, size: nil, in: server.folder)
            let function = try await server.create(package, runtime: runtime)
            let failure = try await server.get(function, "?hop=1&payload=10").failure()
            #expect(failure.code == "function-error")
            #expect(failure.message.contains("got 0 bytes of payload instead of 10"))
        }
    }

    @Test(arguments: ["python", "node"])
    func `make no second instance id`(runtime: String) async throws {
        try await RunningServer.with { server in
            let package = try Self.package("hello", runtime, size: nil, in: server.folder)
            var seen: Set<String> = []
            for name in ["a", "b", "c"] {
                let function = try await server.create(package, runtime: runtime, name: name)
                let answer: Answer = try await server.get(function).json()
                seen.insert(answer.instance)
            }
            #expect(seen.count == 3)
        }
    }
}
