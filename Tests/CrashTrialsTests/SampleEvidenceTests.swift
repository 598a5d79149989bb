import Foundation
import Results
import Testing

@testable import crash_trials

@Suite struct `The evidence of sample files` {
    private let folder = NSTemporaryDirectory() + "sample-evidence-\(UUID().uuidString)"

    private func write(_ numbers: [Int], attempt: Int = 1, tail: String = "") throws {
        let path = "\(folder)/invoke/samples.csv"
        try FileManager.default.createDirectory(
            atPath: "\(folder)/invoke",
            withIntermediateDirectories: true
        )
        let writer = try SampleWriter(appendingTo: path)
        try writer.append(
            numbers.map { number in
                Sample(
                    id: number,
                    attempt: attempt,
                    endpoint: 0,
                    burst: number,
                    size: 1,
                    phase: .measured,
                    times: Sample.Times(intended: number)
                )
            }
        )
        try writer.close()
        guard !tail.isEmpty, let file = FileHandle(forWritingAtPath: path) else { return }
        try file.seekToEnd()
        try file.write(contentsOf: Data(tail.utf8))
    }

    private func remove() throws { try FileManager.default.removeItem(atPath: folder) }

    @Test func `rows that were written on are all there`() throws {
        try write([0, 1], tail: "2,1,half a row")
        let before = SampleEvidence(folder: folder)
        try write([2, 3])
        let after = SampleEvidence(folder: folder)
        #expect(before.rows["invoke/samples.csv"]?.count == 2)
        #expect(before.problems(later: after).isEmpty)
        #expect(after.damage.isEmpty)
        try remove()
    }

    @Test func `a file whose writer died in its heading is not damaged`() throws {
        try write([])
        let path = "\(folder)/invoke/samples.csv"
        for kept in [5, 0] {
            try #require(unsafe truncate(path, off_t(kept)) == 0)
            #expect(SampleEvidence(folder: folder).damage.isEmpty)
        }
        try remove()
    }

    @Test func `a row that is lost is missed`() throws {
        try write([0, 1])
        let before = SampleEvidence(folder: folder)
        try remove()
        try write([0])
        #expect(before.problems(later: SampleEvidence(folder: folder)).count == 1)
        try remove()
        #expect(before.problems(later: SampleEvidence(folder: folder)).count == 1)
    }

    @Test func `a row that is there twice is found, unless another attempt wrote it`() throws {
        try write([0, 1])
        try write([1], attempt: 2)
        #expect(SampleEvidence(folder: folder).damage.isEmpty)
        try write([1])
        #expect(SampleEvidence(folder: folder).damage.count == 1)
        try remove()
    }

    @Test func `a file that is torn in its middle is found`() throws {
        try write([0], tail: "torn\n")
        #expect(SampleEvidence(folder: folder).damage.count == 1)
        try remove()
    }
}
