import FoundationEssentials
import LoadGenerator
import SystemPackage
import Values

/// The rows of a load as CSV, written while it goes on.
///
/// Instants are absolute, on the clock that the first line names; everything else is a duration. A
/// phase that a request did not need took 0 ns; what did not happen is empty.
struct RowFile: ~Copyable {
    static let columns = """
        # clock=monotonic
        id,intended_ns,sent_ns,dns_ns,connect_ns,tls_ns,first_byte_ns,last_byte_ns,latency_ns,\
        status,reused,burst,response_ns,bytes,error,phase,stamps

        """

    private let path: String
    private let file: FileDescriptor
    private var buffer: [UInt8] = []

    /// - Throws: An `EnvironmentFailure` when the file cannot be made.
    init(path: String) throws {
        self.path = path
        do {
            file = try FileDescriptor.open(
                FilePath(path),
                .writeOnly,
                options: [.create, .truncate],
                permissions: [.ownerReadWrite, .groupRead, .otherRead]
            )
        } catch {
            throw EnvironmentFailure(message: "'\(path)' cannot be written: \(error)")
        }
        buffer.reserveCapacity(1 << 20)
        buffer.append(contentsOf: Self.columns.utf8)
    }

    deinit {
        // Every row was handed to the system before, or what kept it from that was told.
        try? file.close()
    }

    /// Adds a row for each request.
    mutating func append(_ answers: [LoadAnswer]) throws {
        for answer in answers { append(answer.row) }
        if buffer.count >= 1 << 19 { try flush() }
    }

    /// Writes what is left.
    mutating func flush() throws {
        do {
            try file.writeAll(buffer)
            buffer.removeAll(keepingCapacity: true)
        } catch {
            throw EnvironmentFailure(message: "'\(path)' cannot be written: \(error)")
        }
    }

    private mutating func append(_ row: LoadRow) {
        field(row.id)
        field(row.intended)
        field(row.sent > 0 ? row.sent : nil)
        field(row.resolveTime)
        field(row.connectTime ?? 0)
        field(row.secureTime ?? 0)
        field(row.serviceLatency)
        field(row.lastByte > 0 ? row.lastByte - row.sent : nil)
        field(row.serviceLatency)
        field(Int(row.status))
        field(row.isReused ? 1 : 0)
        field(Int(row.burst))
        field(row.responseLatency)
        field(row.bodyBytes)
        buffer.append(contentsOf: (row.failure == .none ? "" : row.failure.rawValue).utf8)
        buffer.append(UInt8(ascii: ","))
        buffer.append(contentsOf: row.phase.rawValue.utf8)
        buffer.append(UInt8(ascii: ","))
        buffer.append(contentsOf: row.stamps.text.utf8)
        buffer.append(UInt8(ascii: "\n"))
    }

    private mutating func field(_ number: Int?) {
        if let number { buffer.append(decimal: number) }
        buffer.append(UInt8(ascii: ","))
    }
}

extension LoadStamps {
    /// Whose the two ends of the latency are.
    fileprivate var text: String {
        switch (contains(.departure), contains(.arrival)) {
        case (true, true): "kernel"
        case (false, true): "kernel-arrival"
        case (true, false): "kernel-departure"
        case (false, false): "user"
        }
    }
}
