import Foundation
import Testing
import Values

@testable import Results

/// Files that STeLLAR wrote, which are not ours to ship: `STELLAR_OUTPUT` names a folder of them.
@Suite(.enabled(if: ForeignOutput.folder != nil)) struct `Tables that STeLLAR wrote` {
    @Test(arguments: ForeignOutput.all)
    func `are written again to the byte from what they say`(output: ForeignOutput) throws {
        let tables = StellarTables(try output.rows(), in: .gmt)
        #expect(try tables.latencies == output.text(of: "latencies.csv"))
        let statistics = try output.text(of: "statistics.csv")
        // Where its option `-w` was given, it left out the first row of its own table.
        let withoutFirst = StellarTables(Array(try output.rows().dropFirst()), in: .gmt)
        #expect([tables.statistics, withoutFirst.statistics].contains(statistics))
    }

    @Test(arguments: ForeignOutput.all)
    func `are recorded to the byte`(output: ForeignOutput) throws {
        let lines = try output.text(of: "../database-records.jsonl").split(separator: "\n")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let records = try lines.map { line in
            (String(line), try decoder.decode(ForeignRecord.self, from: Data(line.utf8)))
        }
        let title = try #require(output.path.split(separator: "/").last)
        for (line, record) in records where title.hasPrefix(record.experimentType + "-memory") {
            let rows = try output.rows()
            let record = StellarRecord(
                Array(rows.suffix(record.count)),
                of: try record.setting,
                on: try Date("\(record.date)T12:00:00Z", strategy: .iso8601),
                in: .gmt
            )
            #expect(record?.json == line)
        }
    }
}

/// A folder of one experiment.
struct ForeignOutput: Sendable, CustomStringConvertible {
    let path: String

    var description: String { path }

    static let folder = ProcessInfo.processInfo.environment["STELLAR_OUTPUT"]

    static let all: [ForeignOutput] = {
        let paths = folder.flatMap { FileManager.default.enumerator(atPath: $0) }?
            .compactMap { $0 as? String }
        return (paths ?? []).filter { $0.hasSuffix("/latencies.csv") }.sorted().map { path in
            ForeignOutput(path: "\(folder ?? "")/\(path.dropLast("/latencies.csv".count))")
        }
    }()

    func text(of file: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
    }

    func rows() throws -> [StellarRow] {
        try text(of: "latencies.csv").split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",").map(String.init)
            let milliseconds = try #require(Int(cells[4]))
            let (sent, received) = (try seconds(cells[2]), try seconds(cells[3]))
            // Whole seconds do not say more than that the latency lies between them.
            let start = sent == received ? sent * 1000 : received * 1000 - milliseconds
            return StellarRow(
                request: cells[0],
                host: cells[1],
                sent: start * 1_000_000,
                received: (start + milliseconds) * 1_000_000,
                burst: try #require(Int(cells[5]))
            )
        }
    }

    private func seconds(_ text: String) throws -> Int {
        Int(try Date(text, strategy: .iso8601).timeIntervalSince1970)
    }
}

/// What a record says beside its numbers; the names are those of the database.
struct ForeignRecord: Decodable {
    let experimentType: String
    let date: String
    let payloadSize: String
    let burstSize: String
    let iatType: String
    let count: Int
    let provider: String

    var setting: StellarSetting {
        get throws {
            StellarSetting(
                title: experimentType,
                provider: provider,
                arrival: iatType == "deterministic" ? "constant" : nil,
                bursts: burstSize.split(separator: ",").compactMap { Int($0) },
                payload: ByteCount(bytes: try #require(Int(payloadSize)))
            )
        }
    }
}
