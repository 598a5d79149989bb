import Foundation
import FrontEndFuzzing
import Testing
import Values

/// A short version of `make fuzz`, for every day.
@Suite(.serialized) struct `Arbitrary input` {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What is kept: inputs that once found something, inputs that reach far, and pipelines.
    private static let corpus: [[UInt8]] = ["Fuzzing/found", "Fuzzing/corpus", "pipelines"]
        .flatMap(files)

    private static func files(below folder: String) -> [[UInt8]] {
        let url = root.appending(path: folder)
        let names = FileManager.default.enumerator(atPath: url.path)?.allObjects ?? []
        return names.compactMap { $0 as? String }.sorted()
            .compactMap { FileManager.default.contents(atPath: url.appending(path: $0).path) }
            .map { Array($0) }
    }

    @Test func `is kept in the repository, and costs little`() {
        #expect(Self.corpus.count > 100)
        var examination = Examination()
        for input in Self.corpus {
            let complaint = examination.examine(input)
            #expect(complaint == nil, "\(String(decoding: input.prefix(200), as: UTF8.self))")
        }
    }

    @Test(arguments: 1...4)
    func `that was a pipeline once is read to its end, whatever became of it`(seed: Int) {
        var mutation = Mutation(seed: UInt64(seed))
        var generator = SeededGenerator(seed: UInt64(seed))
        var examination = Examination()
        for _ in 0..<60 {
            let first = Self.corpus[Int.random(in: Self.corpus.indices, using: &generator)]
            let other = Self.corpus[Int.random(in: Self.corpus.indices, using: &generator)]
            let input = mutation.mutate(first, with: other)
            let complaint = examination.examine(input)
            #expect(complaint == nil, "\(String(decoding: input, as: UTF8.self))")
        }
    }

    @Test func `is changed in the same ways by the same seed`() {
        let input = Array("pipeline: p\nsteps:\n  a: { uses: run }\n".utf8)
        var (first, second, third) = (Mutation(seed: 7), Mutation(seed: 7), Mutation(seed: 8))
        let changed = (0..<50).map { _ in first.mutate(input) }
        #expect((0..<50).map { _ in second.mutate(input) } == changed)
        #expect((0..<50).map { _ in third.mutate(input) } != changed)
    }
}
