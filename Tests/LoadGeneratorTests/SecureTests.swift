import LoadGenerator
import Testing
import Values

@Suite struct `A secure target` {
    private static func fire(
        _ plan: LoadPlan,
        at peer: SecurePeer,
        host: String = "localhost",
        body: [UInt8] = [],
        policy: ConnectionPolicy = .prewarmed,
        timeout: Duration = .seconds(10),
        tls: TLSSettings
    ) async throws -> Volley {
        let url = "https://\(host):\(peer.port)/{id}"
        let method = body.isEmpty ? "GET" : "POST"
        var generator = LoadGenerator(
            targets: [try LoadTarget(url: url, method: method, body: body)],
            policy: policy,
            timeout: timeout
        )
        generator.tls = tls
        generator.placing = .ordinary
        var answers: [LoadAnswer] = []
        let report = try await generator.run(plan) {
            answers += $0
            return .proceed
        }
        return Volley(report: report, answers: answers)
    }

    private static func trusting(_ certificate: String) -> TLSSettings {
        var settings = TLSSettings()
        settings.authorities = certificate
        return settings
    }

    private static func text(_ answer: LoadAnswer) -> String {
        String(decoding: answer.body, as: UTF8.self)
    }

    @Test(arguments: ConnectionPolicy.allCases)
    func `is reached over verified TLS, with its phases told apart`(
        policy: ConnectionPolicy
    ) async throws {
        let certificates = try Certificates()
        let peer = try SecurePeer(certificate: certificates.good, key: certificates.key)
        let volley = try await Self.fire(
            .paced(5, every: .milliseconds(100)),
            at: peer,
            policy: policy,
            tls: Self.trusting(certificates.good)
        )
        #expect(volley.answers.map(Self.text) == Array(repeating: "TLSv1.3 False 0 0", count: 5))
        for row in volley.rows {
            #expect(row.succeeded && row.serviceLatency ?? 0 > 0)
            guard !row.isReused else { continue }
            #expect(row.dialled < row.connected && row.connected < row.secured)
            #expect(row.secureTime ?? 0 > 0)
            // A handshake never falls into a latency.
            #expect(row.secured <= row.called && row.called <= row.sent)
        }
        if policy == .reuse { #expect(volley.rows.contains { $0.isReused }) }
    }

    @Test(arguments: TLSSettings.Version.allCases)
    func `speaks the version that was asked for`(version: TLSSettings.Version) async throws {
        let certificates = try Certificates()
        let peer = try SecurePeer(certificate: certificates.good, key: certificates.key)
        var settings = Self.trusting(certificates.good)
        (settings.lowest, settings.highest) = (version, version)
        let volley = try await Self.fire(.burst(3), at: peer, tls: settings)
        #expect(volley.answers.allSatisfy { Self.text($0).hasPrefix("TLSv\(version.rawValue) ") })
    }

    @Test(arguments: TLSSettings.Version.allCases)
    func `takes up an earlier session only when asked to`(
        version: TLSSettings.Version
    ) async throws {
        let certificates = try Certificates()
        let peer = try SecurePeer(certificate: certificates.good, key: certificates.key)
        for resumes in [false, true] {
            var settings = Self.trusting(certificates.good)
            (settings.lowest, settings.highest) = (version, version)
            settings.resumes = resumes
            let plan = LoadPlan.paced(3, every: .milliseconds(100))
            let volley = try await Self.fire(plan, at: peer, policy: .fresh, tls: settings)
            let expected = resumes ? [false, true, true] : [false, false, false]
            #expect(volley.rows.map(\.isResumed) == expected)
            let told = volley.answers.map { Self.text($0).contains(" True ") }
            #expect(told == expected)
        }
    }

    @Test(arguments: [0, 1, 100_000, 3_000_000])
    func `gets a body of any size whole`(size: Int) async throws {
        let certificates = try Certificates()
        let peer = try SecurePeer(certificate: certificates.good, key: certificates.key)
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let volley = try await Self.fire(
            .burst(2),
            at: peer,
            body: body,
            tls: Self.trusting(certificates.good)
        )
        let checksum = body.reduce(0) { $0 + Int($1) } % 65521
        let text = "TLSv1.3 False \(size) \(checksum)"
        #expect(volley.answers.map(Self.text) == [text, text])
    }

    @Test func `a burst is encrypted before its instant`() async throws {
        let certificates = try Certificates()
        let peer = try SecurePeer(certificate: certificates.good, key: certificates.key)
        let volley = try await Self.fire(
            .burst(50),
            at: peer,
            tls: Self.trusting(certificates.good)
        )
        #expect(volley.rows.allSatisfy { $0.succeeded && $0.secured < $0.intended })
    }

    @Test func `is refused when its certificate is of nobody that is trusted`() async throws {
        let certificates = try Certificates()
        let peer = try SecurePeer(certificate: certificates.good, key: certificates.key)
        let volley = try await Self.fire(.burst(1), at: peer, policy: .fresh, tls: TLSSettings())
        #expect(volley.only.row.failure == .certificate)
        #expect(volley.only.row.phase == .securing)
        // X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT
        #expect(volley.only.row.systemError == 18)
        var settings = TLSSettings()
        settings.verifies = false
        let again = try await Self.fire(.burst(1), at: peer, tls: settings)
        #expect(again.only.row.succeeded)
    }

    @Test func `is refused when its certificate is over, or of another host`() async throws {
        let certificates = try Certificates()
        // X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_HOSTNAME_MISMATCH, …IP_ADDRESS_MISMATCH
        for (certificate, host, code) in [
            (certificates.expired, "localhost", 10), (certificates.foreign, "localhost", 62),
            (certificates.foreign, "127.0.0.1", 64),
        ] {
            let peer = try SecurePeer(certificate: certificate, key: certificates.key)
            let volley = try await Self.fire(
                .paced(2, every: .milliseconds(10)),
                at: peer,
                host: host,
                policy: .fresh,
                tls: Self.trusting(certificate)
            )
            #expect(volley.rows.map(\.failure) == [.certificate, .certificate])
            #expect(volley.rows.allSatisfy { Int($0.systemError) == code && $0.sent == 0 })
        }
    }

    @Test func `that is not secure, or says nothing, fails in the right phase`() async throws {
        let certificates = try Certificates()
        let settings = Self.trusting(certificates.good)
        let (good, key) = (certificates.good, certificates.key)
        let garbage = try SecurePeer(certificate: good, key: key, behaviour: "garbage")
        let first = try await Self.fire(.burst(2), at: garbage, policy: .fresh, tls: settings)
        #expect(first.rows.map(\.failure) == [.handshake, .handshake])
        #expect(first.rows.allSatisfy { $0.phase == .securing })
        let silent = try SecurePeer(certificate: good, key: key, behaviour: "hang")
        let second = try await Self.fire(
            .burst(1),
            at: silent,
            policy: .fresh,
            timeout: .milliseconds(300),
            tls: settings
        )
        #expect(second.only.row.failure == .timeout && second.only.row.phase == .securing)
    }

    @Test func `versions that do not meet are a failed handshake`() async throws {
        let certificates = try Certificates()
        let peer = try SecurePeer(
            certificate: certificates.good,
            key: certificates.key,
            versions: 2...2
        )
        var settings = Self.trusting(certificates.good)
        settings.lowest = .v13
        let volley = try await Self.fire(.burst(1), at: peer, policy: .fresh, tls: settings)
        #expect(volley.only.row.failure == .handshake)
    }

    @Test func `that hangs up after each answer is dialled anew`() async throws {
        let certificates = try Certificates()
        let peer = try SecurePeer(
            certificate: certificates.good,
            key: certificates.key,
            behaviour: "hang-up"
        )
        let volley = try await Self.fire(
            .paced(4, every: .milliseconds(500)),
            at: peer,
            policy: .reuse,
            tls: Self.trusting(certificates.good)
        )
        for row in volley.rows { #expect(row.failure == .none && !row.isReused, "\(row)") }
    }

    @Test func `certificates that cannot be read are told before anything is sent`() async throws {
        let certificates = try Certificates()
        let peer = try SecurePeer(certificate: certificates.good, key: certificates.key)
        let error = await #expect(throws: LoadError.self) {
            try await Self.fire(.burst(1), at: peer, tls: Self.trusting("/nowhere.pem"))
        }
        #expect(error?.message == "'/nowhere.pem' holds no certificates that can be read")
    }
}
