/// The text of a sample in a `samples.csv`: one line, an empty cell where something is missing.
enum SampleRow {
    /// What stands above the rows; the first line says which clock the times are of.
    static let heading = "# clock=monotonic\n" + columns.joined(separator: ",") + "\n"

    private static let columns = [
        "id", "attempt", "set", "endpoint", "burst", "size", "phase", "intended_ns", "sent_ns",
        "dns_ns", "connect_ns", "tls_ns", "first_byte_ns", "last_byte_ns", "latency_ns",
        "response_ns", "status", "error", "bytes", "reused", "verdict", "function_instance",
        "ordinal", "init_ns", "received_ns", "answered_ns", "payload_bytes", "transfer_ns", "hops",
    ]

    /// The line of a sample, with its line feed.
    static func encode(_ sample: Sample) -> String {
        let times = sample.times
        let function = sample.function
        let cells: [String] = [
            "\(sample.id)", "\(sample.attempt)", CSVLine.cell(sample.set), "\(sample.endpoint)",
            "\(sample.burst)", "\(sample.size)", sample.phase.rawValue, "\(times.intended)",
            cell(times.sent), cell(times.resolve), cell(times.connect), cell(times.secure),
            cell(times.firstByte), cell(times.lastByte), cell(sample.latency),
            cell(sample.responseLatency), cell(sample.status),
            CSVLine.cell(sample.error ?? ""), cell(sample.bytes), cell(sample.reused),
            sample.verdict.rawValue, CSVLine.cell(function.instance ?? ""), cell(function.ordinal),
            cell(function.initDuration), cell(function.received), cell(function.answered),
            cell(sample.payload), HopCells.transfers(of: sample.hops),
            CSVLine.cell(HopCells.details(of: sample.hops)),
        ]
        return cells.joined(separator: ",") + "\n"
    }

    /// Reads a line back; latencies follow from the times and are not believed.
    static func decode(_ line: Substring) throws(ResultsFailure) -> Sample {
        let cells = try CSVLine.cells(of: line)
        guard cells.count == columns.count else {
            throw ResultsFailure(.malformed, "\(cells.count) cells instead of \(columns.count)")
        }
        var row = SampleCells(cells)
        return try row.sample()
    }

    private static func cell(_ value: (some CustomStringConvertible)?) -> String {
        value?.description ?? ""
    }
}
