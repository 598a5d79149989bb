import Foundation
import Testing
import Values

@testable import Results

/// Expected texts follow the format that STeLLAR's own files have.
@Suite struct `STeLLAR's files` {
    private static let gmt = TimeZone.gmt
    /// 2026-11-23T05:20:42Z.
    private static let start = 1_795_411_242_000_000_000

    private func row(_ id: Int, ms: Int, burst: Int, after: Int = 0) -> StellarRow {
        let sent = Self.start + after * 1_000_000
        return StellarRow(
            request: "\(id)",
            host: "f.example",
            sent: sent,
            received: sent + ms * 1_000_000 + 999_999,
            burst: burst
        )
    }

    private var rows: [StellarRow] {
        [
            row(5, ms: 25, burst: 0), row(4, ms: 123, burst: 0),
            row(7, ms: 20, burst: 1, after: 999), row(6, ms: 21, burst: 1, after: 999),
        ]
    }

    @Test func `have a row for each request, in whole seconds and milliseconds, both cut`() {
        #expect(
            StellarTables(rows, in: Self.gmt).latencies == """
                Request ID,Host,Sent At,Received At,Client Latency (ms),Burst ID
                5,f.example,2026-11-23T05:20:42Z,2026-11-23T05:20:42Z,25,0
                4,f.example,2026-11-23T05:20:42Z,2026-11-23T05:20:42Z,123,0
                7,f.example,2026-11-23T05:20:42Z,2026-11-23T05:20:43Z,20,1
                6,f.example,2026-11-23T05:20:42Z,2026-11-23T05:20:43Z,21,1

                """
        )
    }

    @Test func `tell the time of the client`() throws {
        let zone = try #require(TimeZone(secondsFromGMT: -25200))
        let line = StellarTables([row(1, ms: 1, burst: 0)], in: zone).latencies.split(
            separator: "\n"
        )
        #expect(line.last == "1,f.example,2026-11-22T22:20:42-07:00,2026-11-22T22:20:42-07:00,1,0")
    }

    @Test func `have statistics of whole milliseconds, by the inverse ECDF`() {
        #expect(
            StellarTables(rows, in: Self.gmt).statistics == """
                Count,Mean,Standard Deviation,Min,25%ile,50%ile,75%ile,95%ile,Max
                4,47.25,50.55,20.00,20.00,21.00,25.00,123.00,123.00

                """
        )
    }

    @Test func `say NaN of the deviation of a single request`() {
        let text = StellarTables([row(1, ms: 122, burst: 0)], in: Self.gmt).statistics
        #expect(text.hasSuffix("\n1,122.00,NaN,122.00,122.00,122.00,122.00,122.00,122.00\n"))
    }

    @Test func `have headings and no zeros when there is nothing`() {
        let tables = StellarTables([], in: Self.gmt)
        #expect(
            tables.statistics
                == "Count,Mean,Standard Deviation,Min,25%ile,50%ile,75%ile,95%ile,Max\n"
        )
        #expect(tables.latencies.split(separator: "\n").count == 1)
        let setting = StellarSetting(title: "t", provider: "aws", bursts: [1])
        #expect(StellarRecord([], of: setting, on: .now, in: Self.gmt) == nil)
    }

    @Test func `tell when each function of a chain had the payload`() {
        var passed = row(3, ms: 9, burst: 2)
        passed.timestamps = [1_790_000_000_000, 1_790_000_000_007]
        let lost = row(4, ms: 9, burst: 2)
        #expect(
            StellarTables([passed, lost], in: Self.gmt).transfers(functions: 2) == """
                Request ID,Host,Burst ID,Function 0 Timestamp,Function 1 Timestamp
                3,f.example,2,1790000000000,1790000000007

                """
        )
    }

    @Test func `are recorded as the database has it`() throws {
        let setting = StellarSetting(
            title: "img24 <a&b>",
            provider: "cloud-run",
            arrival: "constant",
            bursts: [2, 3],
            payload: ByteCount(bytes: 2047)
        )
        // A quarter past midnight in Berlin: still the day before in Greenwich.
        let day = Date(timeIntervalSince1970: 1_795_475_700)
        let berlin = try #require(TimeZone(secondsFromGMT: 3600))
        let record = try #require(StellarRecord(rows, of: setting, on: day, in: berlin))
        #expect(
            record.json
                == #"{"experiment_type":"img24 \u003ca\u0026b\u003e","date":"2026-11-24","#
                + #""subtype":"","min":"20.00","max":"123.00","median":"21.00","#
                + #""tail_latency":"123.00","first_quartile":"20.00","third_quartile":"25.00","#
                + #""standard_deviation":"50.55","payload_size":"2047","burst_size":"2,3","#
                + #""IAT_type":"deterministic","count":4,"provider":"gcr"}"#
        )
    }

    @Test func `lie in a folder that names what was asked for`() {
        var setting = StellarSetting(
            title: "cold_g",
            provider: "cloud-run",
            memory: ByteCount(bytes: 128 << 20),
            imageSize: ByteCount(bytes: 24_012_390),
            interval: .milliseconds(500),
            arrival: "constant",
            bursts: [2, 3],
            payload: ByteCount(bytes: 2047)
        )
        #expect(
            setting.folderName == "cold_g-memory128MB-img22MB-IAT0.5s-burst2-st0ms-payload1KB"
        )
        setting.interval = .seconds(600)
        setting.imageSize = nil
        setting.memory = nil
        setting.serviceTime = .microseconds(1500)
        #expect(setting.folderName == "cold_g-memoryMB-img0MB-IAT600s-burst2-st1.5ms-payload1KB")
    }
}
