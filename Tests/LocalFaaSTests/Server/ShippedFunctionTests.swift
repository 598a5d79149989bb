import FaaS
import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Packaging
import Testing
import Values

@Suite struct `The functions that ship` {
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
            #expect(spun.sentNs - spun.receivedNs >= 30_000_000)
            #expect(cold.function == name)
            #expect(cold.runtime == runtime)
            let padding = cold.paddingBytes.map { ((1 << 20) - 8192...1 << 20).contains($0) }
            #expect(padding == (name == "hello" ? nil : true))
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
