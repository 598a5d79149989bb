import Foundation
import Testing

@testable import Results

@Suite struct `Samples on disk` {
    @Test func `what is written is read back, hostile text included`() throws {
        var full = Make.sample(3)
        full.set = "a,b \"c\""
        full.function = Sample.Function(
            instance: "i,\"1\"",
            ordinal: 2,
            initDuration: 3,
            received: 4,
            answered: 5
        )
        var empty = Sample(
            id: 4,
            endpoint: 1,
            burst: 2,
            size: 1,
            phase: .warmUp,
            times: Sample.Times(intended: 9)
        )
        empty.error = "timeout"
        try Make.withPath { path in
            let writer = try SampleWriter(appendingTo: path)
            try writer.append([full, empty])
            try writer.close()
            let file = try SampleFile(path: path)
            #expect(file.samples == [full, empty])
            #expect(file.note == nil)
        }
    }

    @Test func `the hops of a chain are read back, also when little is known of them`() throws {
        var sample = Make.sample()
        sample.payload = 1 << 20
        sample.hops = [
            Sample.Hop(instance: "b", ordinal: 1, passed: 100, held: 350, transfer: 250),
            Sample.Hop(instance: "c/d,e", ordinal: 7),
        ]
        let line = SampleRow.encode(sample)
        #expect(line.hasSuffix(",1048576,250;,\"b/1/100/350;c/d,e/7//\"\n"))
        #expect(try SampleRow.decode(line.dropLast()) == sample)
    }

    @Test(arguments: ["1;2,b/1/2/3", "1,b/1", "1,b/x/2/3"])
    func `a row whose hops are not of one piece is damaged`(cells: String) {
        let line = SampleRow.encode(Make.sample()).dropLast(",,\n".count) + cells
        #expect(throws: ResultsFailure.self) { try SampleRow.decode(line) }
    }

    @Test func `what is missing is an empty cell`() {
        let sample = Sample(
            id: 1,
            endpoint: 0,
            burst: 0,
            size: 1,
            phase: .measured,
            times: Sample.Times(intended: 5)
        )
        #expect(SampleRow.encode(sample) == "1,1,,0,0,1,measured,5,,,,,,,,,,,,,unknown,,,,,,,,\n")
    }

    @Test func `the latencies of a row count from sending and from the intention`() throws {
        let cells = SampleRow.encode(Make.sample(2, latency: 500)).split(separator: ",")
        #expect(cells.contains("500"))
        #expect(cells.contains("510"))
    }

    @Test func `control characters cannot end a row`() throws {
        var sample = Make.sample()
        sample.function.instance = "a\r\nb\u{2028}c\u{1B}"
        let line = SampleRow.encode(sample)
        #expect(line.unicodeScalars.filter { $0 == "\n" }.count == 1)
        #expect(try SampleRow.decode(line.dropLast()).function.instance == "a  b\u{2028}c ")
    }

    @Test func `a kill at any byte costs at most the last row`() throws {
        let samples = Make.samples(3)
        let rows = samples.map(SampleRow.encode)
        let whole = SampleRow.heading + rows.joined()
        let start = SampleRow.heading.utf8.count
        for length in start...whole.utf8.count {
            let text = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
            let file = try SampleFile(text, path: "samples.csv")
            let complete = text.utf8.filter { $0 == UInt8(ascii: "\n") }.count - 2
            #expect(file.samples == Array(samples.prefix(complete)))
            #expect((file.note == nil) == text.hasSuffix("\n"))
        }
    }

    @Test(arguments: [1, 2, 7, 64, 1000])
    func `a file reads the same in pieces of any size`(size: Int) throws {
        let samples = Make.samples(3)
        let text = SampleRow.heading + samples.map(SampleRow.encode).joined() + "3,torn"
        var (lines, read) = (SampleLines(path: "samples.csv"), [Sample]())
        var rest = Data(text.utf8)
        while !rest.isEmpty {
            try lines.feed(rest.prefix(size)) { read.append($0) }
            rest = rest.dropFirst(size)
        }
        #expect(read == samples)
        #expect(try lines.finish() == "the last row of 'samples.csv' was cut short and is left out")
    }

    @Test func `a writer goes on after a torn row and after a torn heading`() throws {
        let samples = Make.samples(3)
        let whole = SampleRow.heading + SampleRow.encode(samples[0])
        for cut in [0, 5, SampleRow.heading.utf8.count, whole.utf8.count - 4] {
            try Make.withPath { path in
                let text = String(decoding: whole.utf8.prefix(cut), as: UTF8.self)
                try text.write(toFile: path, atomically: true, encoding: .utf8)
                try SampleWriter(appendingTo: path).append(samples[1...])
                #expect(try SampleFile(path: path).samples == Array(samples[1...]))
            }
        }
    }

    @Test func `a file of something else is neither read nor written to`() throws {
        try Make.withPath { path in
            try "precious\n".write(toFile: path, atomically: true, encoding: .utf8)
            #expect(throws: ResultsFailure.self) { try SampleFile(path: path) }
            #expect(throws: ResultsFailure.self) { try SampleWriter(appendingTo: path) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious\n")
        }
    }

    @Test(arguments: [
        (",", "2 cells instead of 29"), ("1,1,\"open", "a quoted cell does not end"),
        ("1,2,3", "3 cells instead of 29"),
        ("1,1,,0,0,1,odd,5,,,,,,,,,,,,,unknown,,,,,,,,", "'odd' is not a known word"),
        ("1,1,,0,0,1,measured,5,x,,,,,,,,,,,,unknown,,,,,,,,", "'x' is not a number"),
        ("1,1,,0,0,1,measured,,,,,,,,,,,,,,unknown,,,,,,,,", "'' is not a number"),
    ])
    func `a damaged row is named by its line`(row: String, problem: String) throws {
        let good = SampleRow.encode(Make.sample())
        let text = SampleRow.heading + good + row + "\n" + good
        let failure = #expect(throws: ResultsFailure.self) {
            try SampleFile(text, path: "samples.csv")
        }
        #expect(failure?.code == .malformed)
        #expect(failure?.message.hasPrefix("'samples.csv', line 4: ") == true)
        #expect(failure?.message.hasSuffix(problem) == true)
    }
}
