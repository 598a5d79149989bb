import Foundation
import LoadGenerator
import Testing
import Values

@Suite struct `HTTP/2` {
    private static func fire(
        _ plan: LoadPlan,
        at url: String,
        body: [UInt8] = [],
        policy: ConnectionPolicy = .reuse,
        http: HTTPVersionPolicy = .http2,
        authorities: String? = nil
    ) async throws -> Volley {
        let target = try LoadTarget(url: url, method: body.isEmpty ? "GET" : "POST", body: body)
        var generator = LoadGenerator(targets: [target], policy: policy, timeout: .seconds(10))
        generator.tls.authorities = authorities
        generator.http = http
        generator.placing = .ordinary
        var answers: [LoadAnswer] = []
        let report = try await generator.run(plan) {
            answers += $0
            return .proceed
        }
        return Volley(report: report, answers: answers)
    }

    /// A folder with files, for as long as a body runs.
    private func withFiles(
        _ files: [String: Data],
        _ body: (String) async throws -> Void
    ) async throws {
        let folder = NSTemporaryDirectory() + "stellar-files-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, bytes) in files {
            try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        try await body(folder)
    }

    @Test(arguments: ConnectionPolicy.allCases)
    func `carries requests on plain connections by prior knowledge`(
        policy: ConnectionPolicy
    ) async throws {
        try await withFiles(["hello": Data("hello".utf8)]) { folder in
            let peer = try await StreamPeer(certificates: nil, folder: folder)
            let volley = try await Self.fire(
                .paced(8, every: .milliseconds(50)),
                at: "http://127.0.0.1:\(peer.port)/hello?{id}",
                policy: policy
            )
            for answer in volley.answers {
                #expect(answer.row.succeeded && answer.row.isHTTP2, "\(answer.row)")
                #expect(String(decoding: answer.body, as: UTF8.self) == "hello")
                #expect(answer.row.stamps.contains(.arrival))
                #expect(answer.row.sent >= answer.row.intended)
            }
            #expect(volley.rows.contains { $0.isReused } == (policy == .reuse))
        }
    }

    @Test func `is agreed on over TLS, or not`() async throws {
        let certificates = try Certificates()
        try await withFiles(["hello": Data("hello".utf8)]) { folder in
            let peer = try await StreamPeer(certificates: certificates, folder: folder)
            let url = "https://127.0.0.1:\(peer.port)/hello"
            for http in [HTTPVersionPolicy.http2, .negotiated] {
                let volley = try await Self.fire(
                    .paced(4, every: .milliseconds(50)),
                    at: url,
                    http: http,
                    authorities: certificates.good
                )
                #expect(volley.rows.allSatisfy { $0.succeeded && $0.isHTTP2 })
            }
            // Python's server does not speak it: what was to be negotiated is HTTP/1.1, what was to
            // be HTTP/2 fails.
            let old = try SecurePeer(certificate: certificates.good, key: certificates.key)
            for (http, works) in [(HTTPVersionPolicy.negotiated, true), (.http2, false)] {
                let volley = try await Self.fire(
                    .burst(2),
                    at: "https://127.0.0.1:\(old.port)/",
                    policy: .fresh,
                    http: http,
                    authorities: certificates.good
                )
                #expect(volley.rows.allSatisfy { $0.succeeded == works && !$0.isHTTP2 })
                #expect(volley.rows.allSatisfy { ($0.failure == .handshake) == !works })
            }
        }
    }

    @Test(arguments: [true, false])
    func `gets large answers whole, and keeps their beginnings`(isSecure: Bool) async throws {
        let certificates = try Certificates()
        let bytes = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) })
        try await withFiles(["large": bytes]) { folder in
            let peer = try await StreamPeer(
                certificates: isSecure ? certificates : nil,
                folder: folder
            )
            let volley = try await Self.fire(
                .burst(3),
                at: "http\(isSecure ? "s" : "")://127.0.0.1:\(peer.port)/large",
                authorities: certificates.good
            )
            for answer in volley.answers {
                #expect(answer.row.succeeded && answer.row.bodyBytes == bytes.count)
                #expect(answer.body == Array(bytes.prefix(4096)))
                #expect(answer.row.lastByte > answer.row.firstByte)
            }
        }
    }

    @Test(arguments: [1, 100_000, 1_000_000])
    func `sends bodies that do not fit into a window`(size: Int) async throws {
        try await withFiles(["hello": Data("hello".utf8)]) { folder in
            let peer = try await StreamPeer(certificates: nil, folder: folder)
            let volley = try await Self.fire(
                .paced(3, every: .milliseconds(100)),
                at: "http://127.0.0.1:\(peer.port)/hello",
                body: Array(repeating: 7, count: size)
            )
            #expect(volley.rows.allSatisfy { $0.succeeded && $0.isHTTP2 })
        }
    }

    @Test func `is not what a server of HTTP/1.1 speaks`() async throws {
        try await Peer.run { _ in
            [.say(Volley.hello)]
        } _: { peer in
            let volley = try await Self.fire(
                .burst(2),
                at: "http://127.0.0.1:\(peer.port)/",
                policy: .fresh
            )
            #expect(volley.rows.allSatisfy { !$0.succeeded && $0.failure != .none })
        }
    }

    @Test func `knows statuses other than 200`() async throws {
        try await withFiles([:]) { folder in
            let peer = try await StreamPeer(certificates: nil, folder: folder)
            let volley = try await Self.fire(.burst(1), at: "http://127.0.0.1:\(peer.port)/none")
            #expect(volley.only.row.status == 404 && volley.only.row.failure == .none)
        }
    }
}
