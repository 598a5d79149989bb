import FoundationEssentials
import Glibc
import Journal
import Pipeline

/// Takes leases through their lives in a journal, and appends pages to a bare file, in turns.
struct Durability {
    private static let leases = 200

    private let folder: String
    private let clock = ContinuousClock()

    init(folder: String) { self.folder = folder + "/" + UUID().uuidString }

    /// Nanoseconds of a lease's whole life, and of one synchronised append of 4 KiB.
    func round() throws -> String {
        let journal = try SQLiteJournal(stateFolder: folder, command: "bench")
        guard let run = RunID("bench") else { throw CocoaError(.featureUnsupported) }
        let record = RunRecord(id: run, pipeline: "bench", file: "", seed: 0, startedAt: 0)
        try journal.begin(record, RunRequest())
        let file = unsafe open("\(folder)/bare", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        defer { close(file) }
        var (ours, bare) = (Duration.zero, Duration.zero)
        for number in 0..<Self.leases {
            ours += try clock.measure { try live(number, of: run, in: journal) }
            bare += clock.measure { append(to: file) }
        }
        return "\(nanoseconds(ours)) \(nanoseconds(bare))"
    }

    private func live(_ number: Int, of run: RunID, in journal: SQLiteJournal) throws {
        var record = LeaseRecord(lease(number, of: run))
        try journal.intend(record.lease)
        for state in [Lease.State.created, .doomed, .released] {
            record.lease.state = state
            try journal.update(record)
        }
    }

    private func lease(_ number: Int, of run: RunID) -> Lease {
        Lease(
            id: "lease-\(number)",
            run: run,
            instance: InstanceID("deploy[provider=aws,mode=cold]"),
            kind: "function",
            place: "aws",
            discriminator: "\(number)",
            name: "st-baseline-\(number)",
            token: "abcdefghijkmnpqrstuvwxyz23",
            labels: ["stellar-run": "bench", "stellar-lease": "lease-\(number)"],
            state: .intent,
            payload: LeasePayload(json: #"{"kind":"function","provider":"aws"}"#),
            intendedAt: 0
        )
    }

    private func append(to file: Int32) {
        let page = [UInt8](repeating: 0x5a, count: 4096)
        _ = unsafe page.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
        fdatasync(file)
    }

    private func nanoseconds(_ time: Duration) -> Int64 {
        let (seconds, attoseconds) = time.components
        return (seconds * 1_000_000_000 + attoseconds / 1_000_000_000) / Int64(Self.leases)
    }
}
