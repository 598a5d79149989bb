import FoundationEssentials
import Pipeline
import Results
import Testing
import Values

@testable import Steps

@Suite struct `Collecting for STeLLAR's readers` {
    /// Requests of 20, 21, … ms; the last one failed.
    private func samples(_ count: Int) -> [Sample] {
        (0..<count).map { number in
            let sent = number * 1_000_000_000
            let first = sent + (20 + number) * 1_000_000
            var sample = Sample(
                id: number,
                endpoint: 0,
                burst: number,
                size: 1,
                phase: .measured,
                times: .init(intended: sent, sent: sent, firstByte: first, lastByte: first)
            )
            sample.status = number == count - 1 ? 503 : 200
            sample.reused = true
            sample.verdict = .cold
            return sample
        }
    }

    private func set(_ name: String, in folder: String, count: Int = 4) throws -> SampleSet {
        let path = "\(folder)/\(name).csv"
        let writer = try SampleWriter(appendingTo: path)
        try writer.append(samples(count))
        try writer.close()
        return SampleSet(
            path: path,
            identities: [ResultIdentity(instance: name, provider: "cloud-run", mode: .cold)],
            bursts: [1],
            goal: .count(count),
            seed: 7,
            facts: InvocationFacts(
                hosts: ["f.example"],
                memory: ByteCount(bytes: 128 << 20),
                paddedSize: ByteCount(bytes: 3 << 20),
                interval: .seconds(600),
                arrival: nil,
                epoch: 1_795_411_242_000_000_000
            )
        )
    }

    private func collect(
        _ sets: [SampleSet?],
        titles: [String],
        records: Secret? = nil,
        web: FakeWeb = FakeWeb(HTTPAnswer(status: 200)),
        services: TestServices = TestServices(),
        in folder: String
    ) async throws {
        var mapping = MappingReader.describing()
        var parameters = CollectParameters(reading: &mapping)
        var stellar = StellarParameters(reading: &mapping)
        stellar.titles = titles
        stellar.folder = "latency-samples"
        stellar.records = records
        parameters.samples = sets
        parameters.stellar = stellar
        let collect = Collect(
            parameters: parameters,
            web: web,
            now: { 1_795_411_300 },
            zone: { .gmt }
        )
        _ = try await collect.run(in: context(services, folder: folder))
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: URL(filePath: path), encoding: .utf8)
    }

    private static let name = "img3-memory128MB-img3MB-IAT600s-burst1-st0ms-payload0KB"
    private static let record =
        #"{"experiment_type":"img3","date":"2026-11-23","subtype":"","min":"20.00","#
        + #""max":"22.00","median":"21.00","tail_latency":"22.00","first_quartile":"20.00","#
        + #""third_quartile":"22.00","standard_deviation":"1.00","payload_size":"0","#
        + #""burst_size":"1","IAT_type":"stochastic","count":3,"provider":"gcr"}"#

    @Test func `writes its folders, tables and records, and what has no row`() async throws {
        try await withFolder { folder in
            try await collect([set("a", in: folder)], titles: ["img3"], in: folder)
            let place = "\(folder)/latency-samples/0"
            #expect(
                try text("\(place)/\(Self.name)/latencies.csv") == """
                    Request ID,Host,Sent At,Received At,Client Latency (ms),Burst ID
                    0,f.example,2026-11-23T05:20:42Z,2026-11-23T05:20:42Z,20,0
                    1,f.example,2026-11-23T05:20:43Z,2026-11-23T05:20:43Z,21,1
                    2,f.example,2026-11-23T05:20:44Z,2026-11-23T05:20:44Z,22,2

                    """
            )
            #expect(
                try text("\(place)/\(Self.name)/statistics.csv").hasSuffix(
                    "\n3,21.00,1.00,20.00,20.00,21.00,22.00,22.00,22.00\n"
                )
            )
            #expect(try text("\(place)/database-records.jsonl") == Self.record + "\n")
            let note = "1 of 4 requests failed: they have no row.\n"
            #expect(try text("\(place)/\(Self.name)/notes.txt") == note)
            #expect(try text("\(place)/notes.txt") == "\(Self.name): \(note)")
        }
    }

    @Test func `posts the records to the address, byte for byte`() async throws {
        try await withFolder { folder in
            let web = FakeWeb(HTTPAnswer(status: 201))
            try await collect(
                [set("a", in: folder)],
                titles: ["img3"],
                records: Secret(name: "results", value: "https://db.example/results"),
                web: web,
                in: folder
            )
            #expect(web.received.map(\.url) == ["https://db.example/results"])
            #expect(web.received.map { String(decoding: $0.body, as: UTF8.self) } == [Self.record])
        }
    }

    @Test func `fails when the database does, and never shows the address`() async throws {
        try await withFolder { folder in
            let failure = await #expect(throws: StepFailure.self) {
                try await collect(
                    [set("a", in: folder)],
                    titles: ["img3"],
                    records: Secret(name: "results", value: "https://db.example/results"),
                    web: FakeWeb(HTTPAnswer(status: 503)),
                    in: folder
                )
            }
            #expect(failure?.code == .unavailable)
            #expect(failure?.message == "the web service of 'results' answered 503")
        }
    }

    @Test func `posts nothing for what failed, where zeros were posted, and says so`() async throws
    {
        try await withFolder { folder in
            let web = FakeWeb(HTTPAnswer(status: 200))
            let services = TestServices()
            try await collect(
                [set("a", in: folder, count: 1), nil, set("b", in: folder)],
                titles: ["hopeless", "absent", "good"],
                records: Secret(name: "results", value: "https://db.example/results"),
                web: web,
                services: services,
                in: folder
            )
            #expect(web.received.count == 1)
            #expect(services.now.log.contains("absent: no samples, so no folder and no record."))
            let lost = services.now.log.filter { $0.hasPrefix("hopeless-memory128MB") }
            #expect(lost.count == 2)
            #expect(lost.last?.hasSuffix("No request counts: no statistics and no record.") == true)
        }
    }

    @Test func `writes the transfers of chains, and names what they carried`() async throws {
        try await withFolder { folder in
            var set = try set("a", in: folder)
            set.identity.chain = 2
            set.identity.payload = 1 << 20
            set.identity.serviceTime = 1_500_000
            try await collect([set], titles: ["2chain,S3"], in: folder)
            let name = "2chain,S3-memory128MB-img3MB-IAT600s-burst1-st1.5ms-payload1024KB"
            let place = "\(folder)/latency-samples/0"
            #expect(
                try text("\(place)/\(name)/data-transfers.csv")
                    == "Request ID,Host,Burst ID,Function 0 Timestamp,Function 1 Timestamp\n"
            )
            let record = try text("\(place)/database-records.jsonl")
            #expect(record.contains(#""payload_size":"1048576""#))
        }
    }

    @Test func `overwrites no folder with another of its name`() async throws {
        try await withFolder { folder in
            let sets = [try set("a", in: folder), try set("b", in: folder)]
            try await collect(sets, titles: ["img3"], in: folder)
            for name in [Self.name, "\(Self.name)-2"] {
                #expect(try !text("\(folder)/latency-samples/0/\(name)/latencies.csv").isEmpty)
            }
        }
    }
}
