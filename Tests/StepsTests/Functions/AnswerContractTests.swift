import FaaS
import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import Testing
import Values

@testable import Steps

/// The contract of `functions/README.md`, for every language and function in every kind of package, on
/// the embedded provider.
///
/// One after the other: compilers and instances want the processor, and other tests, too.
@Suite(.serialized) struct `Every function in every language` {
    private static let padding = 1 << 20
    /// What the embedded provider carries, there and back.
    private static let largest = 4 << 20

    /// Two replicas of a function on a server of their own.
    private func withReplicas(
        of shipped: ShippedFunction,
        _ body: (RunningServer, FunctionState, FunctionState) async throws -> Void
    ) async throws {
        try shipped.requireTools()
        try await RunningServer.with { server in
            let artifact = try await shipped.build(in: server.folder.path)
            let package = try await shipped.pack(
                artifact,
                in: server.folder.path,
                padding: shipped.name == "hello-read" ? Self.padding : 0
            )
            var replicas: [FunctionState] = []
            for name in ["a", "b"] {
                replicas.append(
                    try await server.create(package, runtime: artifact.runtime, name: name) {
                        $0.handler = artifact.handler
                        $0.memory = ByteCount(bytes: 128 << 20)
                    }
                )
            }
            try await body(server, replicas[0], replicas[1])
        }
    }

    @Test(arguments: ShippedFunction.packaged)
    func `answers as documented`(shipped: ShippedFunction) async throws {
        try await withReplicas(of: shipped) { server, function, other in
            let cold = try ContractAnswer(await server.get(function))
            #expect(cold.function == shipped.name && cold.runtime == shipped.runtime)
            #expect(cold.ordinal == 1 && cold.initNs > 0 && !cold.instance.isEmpty)
            #expect(cold.initFrom == (shipped.runtime == "node" ? "process" : "module"))
            #expect(cold.serviceNs < 1_000_000 && cold.payloadBytes == 0)
            let padding = cold.paddingBytes.map { Self.padding - 8192...Self.padding ~= $0 }
            #expect(padding == (shipped.name == "hello-read" ? true : nil))

            let spun = try ContractAnswer(await server.get(function, "?service-time=30000000"))
            #expect(spun.ordinal == 2 && spun.instance == cold.instance)
            #expect(spun.initNs == cold.initNs && spun.paddingBytes == cold.paddingBytes)
            #expect(spun.serviceNs >= 30_000_000)
            #expect(spun.sentNs - spun.receivedNs >= spun.serviceNs)
            #expect([spun.initNs, spun.receivedNs, spun.sentNs].allSatisfy { $0 < 1 << 53 })

            let replica = try ContractAnswer(await server.get(other))
            #expect(replica.ordinal == 1 && replica.instance != cold.instance)
            try await carriesPayloads(server, function, after: 2)
            try await refusesNonsense(server, function, cold)
        }
    }

    private func carriesPayloads(
        _ server: RunningServer,
        _ function: FunctionState,
        after ordinal: Int
    ) async throws {
        let bytes = (0..<65_537).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        let (told, back) = try await exchange(server, function, bytes, size: 100_001, seed: "5é")
        #expect(told.payloadBytes == bytes.count && told.ordinal == ordinal + 1)
        #expect(back.count == 100_001)
        expectIncompressible(back)
        let text = Array("é\"\\\n\u{1F600}".utf8)
        let (short, same) = try await exchange(server, function, text, size: 100_001, seed: "5é")
        #expect(short.payloadBytes == text.count && same == back)
        let (_, other) = try await exchange(server, function, text, size: 100_001, seed: "6")
        #expect(other != back)
        let much = [UInt8](repeating: 0xFF, count: Self.largest)
        let (full, large) = try await exchange(server, function, much, size: Self.largest, seed: "")
        #expect(full.payloadBytes == Self.largest && large.count == Self.largest)
    }

    private func refusesNonsense(
        _ server: RunningServer,
        _ function: FunctionState,
        _ cold: ContractAnswer
    ) async throws {
        let failure = try await server.get(function, "?service-time=soon")
        #expect(failure.status == 502)
        let after = try ContractAnswer(await server.get(function))
        #expect(after.instance == cold.instance && after.ordinal == 8)
    }

    private func exchange(
        _ server: RunningServer,
        _ function: FunctionState,
        _ payload: [UInt8],
        size: Int,
        seed: String
    ) async throws -> (told: ContractAnswer, back: Data) {
        let seed = seed.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? seed
        let answer = try await server.http.send(
            HTTPMessage(
                method: "POST",
                url: function.endpoint + "?response-payload=\(size)&seed=\(seed)",
                headers: [HTTPField("content-type", "application/octet-stream")],
                body: payload,
                timeout: .seconds(60)
            )
        )
        let line = try #require(answer.body.firstIndex(of: UInt8(ascii: "\n")))
        let told = try JSONDecoder().decode(
            ContractAnswer.self,
            from: Data(answer.body[..<line])
        )
        return (told, Data(answer.body[(line + 1)...]))
    }

    @Test(arguments: ShippedFunction.all.filter { $0.name == "hello-read" })
    func `says so when it cannot start`(shipped: ShippedFunction) async throws {
        try shipped.requireTools()
        try await RunningServer.with { server in
            let folder = server.folder.path
            let artifact = try await shipped.build(in: folder)
            try FileManager.default.copyItem(atPath: artifact.folder, toPath: "\(folder)/copy")
            // A folder in the place of the padding, which nobody can read.
            try write("", to: "\(folder)/copy/padding.bin/file")
            let package = try TestPackage.zip("\(folder)/copy", to: "\(folder)/copy.zip")
            let function = try await server.create(package, runtime: shipped.runtime) {
                $0.handler = artifact.handler
            }
            let answer = try await server.get(function)
            #expect(answer.status == 502)
            let text = String(decoding: answer.body, as: UTF8.self)
            #expect(text.contains("init-failed"), "\(text)")
            #expect(text.contains("irectory") || text.contains("cannot read"), "\(text)")
        }
    }

    /// Nearly eight bits in a byte, and nothing that comes again.
    private func expectIncompressible(_ data: Data) {
        let counts = Dictionary(data.map { ($0, 1.0) }, uniquingKeysWith: +).values
        let entropy = counts.reduce(0) {
            $0 - $1 / Double(data.count) * log2($1 / Double(data.count))
        }
        #expect(entropy > 7.99)
        let bytes = Array(data)
        let pieces = stride(from: 0, to: bytes.count - 8, by: 8).map { Array(bytes[$0..<$0 + 8]) }
        #expect(Set(pieces).count == pieces.count)
    }

    @Test(arguments: ShippedFunction.compiled)
    func `is the same bytes wherever and with whatever it is built`(
        shipped: ShippedFunction
    ) async throws {
        try shipped.requireTools()
        let one = try await withFolder { try await shipped.build(in: $0).digest }
        let other = try await withFolder { try await shipped.build(in: $0, cpus: 2).digest }
        #expect(one == other)
    }
}
