import Testing

@testable import Results

@Suite struct `What a load wrote` {
    private static let heading = """
        # clock=monotonic
        id,intended_ns,sent_ns,dns_ns,connect_ns,tls_ns,first_byte_ns,last_byte_ns,latency_ns,\
        status,reused,burst,response_ns,bytes,error,phase,stamps

        """

    private func row(
        _ id: Int,
        latency: String,
        status: Int = 200,
        burst: Int = 0,
        error: String = ""
    ) -> String {
        "\(id),1,2,0,0,0,\(latency),\(latency),\(latency),\(status),1,\(burst),9,4,\(error),done,user\n"
    }

    private func read(_ rows: String...) throws -> LoadFile {
        try LoadFile(Self.heading + rows.joined(), path: "rows.csv")
    }

    @Test func `is grouped by how many requests left together`() throws {
        let file = try read(
            row(0, latency: "10", burst: 0),
            row(1, latency: "20", burst: 0),
            row(2, latency: "30", burst: 1)
        )
        #expect(file.latencies.mapValues { $0.sorted() } == [1: [30], 2: [10, 20]])
    }

    @Test func `counts what failed to its burst, and to no latency`() throws {
        let file = try read(
            row(0, latency: "", status: 0, error: "timeout"),
            row(1, latency: "20", status: 503),
            row(2, latency: "30")
        )
        #expect(file.latencies == [3: [30]])
    }

    @Test func `is read up to a row that its writer was killed in`() throws {
        #expect(try read(row(0, latency: "10"), "1,1,2,0").latencies == [1: [10]])
    }

    @Test func `that is damaged is refused with its line`() {
        #expect(throws: ResultsFailure(.malformed, "'rows.csv', line 4: 4 cells instead of 17")) {
            try read(row(0, latency: "10"), "1,1,2,0\n")
        }
        #expect(throws: ResultsFailure(.malformed, "'rows.csv', line 3: 'x' is not a number")) {
            try read(row(0, latency: "x"))
        }
    }

    @Test(arguments: ["", "\n", "a,b\n1,2\n", "# clock=monotonic\nid,latency_ns\n"])
    func `is told from other files`(text: String) {
        #expect(throws: LoadFile.foreign("f.csv")) { try LoadFile(text, path: "f.csv") }
    }
}
