import LoadGenerator

/// Where the rows of a load go, if anywhere.
struct RowSink: ~Copyable {
    private var file: RowFile?

    init(path: String?) throws {
        if let path { file = try RowFile(path: path) } else { file = nil }
    }

    mutating func append(_ answers: [LoadAnswer]) throws { try file?.append(answers) }

    mutating func finish() throws { try file?.flush() }
}
