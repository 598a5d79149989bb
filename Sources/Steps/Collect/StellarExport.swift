import FoundationEssentials
import Pipeline
import Results
import Values

/// What STeLLAR would have written about sets of samples.
///
/// Where it would have written a zero, there is nothing here, and a note that says so.
struct StellarExport: Sendable {
    /// The folders, each with its files by name.
    private(set) var folders: [(name: String, files: [String: String])] = []
    /// The records of its database, as JSON.
    private(set) var records: [String] = []
    /// What is missing, a sentence each.
    private(set) var notes: [String] = []

    /// Composes everything.
    ///
    /// - Parameters:
    ///   - measured: What there is; `nil` where an `invoke` left nothing.
    ///   - titles: What each of them is called, or all.
    ///   - day: A moment of the client's day.
    ///   - zone: The time zone of the client.
    init(_ measured: [MeasuredSet?], titles: [String], on day: Date, in zone: TimeZone) {
        for (index, measured) in measured.enumerated() {
            let title = titles.count == 1 ? titles[0] : titles[index]
            guard let measured, let facts = measured.set.facts else {
                notes.append("\(title): no samples, so no folder and no record.")
                continue
            }
            guard measured.set.identities.count == 1 else {
                notes.append("\(title): several sets side by side, so no folder and no record.")
                continue
            }
            add(measured, facts, title, on: day, in: zone)
        }
    }

    private mutating func add(
        _ measured: MeasuredSet,
        _ facts: InvocationFacts,
        _ title: String,
        on day: Date,
        in zone: TimeZone
    ) {
        let setting = StellarSetting(measured.set, facts, title: title)
        let samples = StellarSamples(
            measured.samples,
            mode: measured.set.identity.mode,
            hosts: facts.hosts,
            epoch: facts.epoch
        )
        let tables = StellarTables(samples.rows, in: zone)
        var found = samples.notes
        if let record = StellarRecord(samples.rows, of: setting, on: day, in: zone) {
            records.append(record.json)
        } else {
            found.append("No request counts: no statistics and no record.")
        }
        let name = freeName(setting.folderName)
        if name != setting.folderName {
            found.append("STeLLAR would have overwritten another folder.")
        }
        var files = ["latencies.csv": tables.latencies, "statistics.csv": tables.statistics]
        if let functions = measured.set.identity.chain {
            files["data-transfers.csv"] = tables.transfers(functions: functions)
        }
        if !found.isEmpty { files["notes.txt"] = Self.text(found) }
        folders.append((name, files))
        notes += found.map { "\(name): \($0)" }
    }

    /// The name, with a number behind it where there is one of that name already.
    private func freeName(_ name: String) -> String {
        let taken = Set(folders.map(\.name))
        let others = (2...).lazy.map { "\(name)-\($0)" }
        return taken.contains(name) ? others.first { !taken.contains($0) } ?? name : name
    }

    private static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}

extension StellarExport {
    /// Writes it all, over what an earlier attempt has written.
    ///
    /// - Throws: A `StepFailure` when something cannot be written.
    func write(to folder: String) throws {
        var files = ["database-records.jsonl": Self.text(records)]
        if !notes.isEmpty { files["notes.txt"] = Self.text(notes) }
        do {
            try Self.write(files, to: folder)
            for (name, files) in folders { try Self.write(files, to: "\(folder)/\(name)") }
        } catch {
            throw StepFailure(code: .environment, message: "cannot write to '\(folder)': \(error)")
        }
    }

    private static func write(_ files: [String: String], to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"), options: .atomic)
        }
    }
}

extension StellarSetting {
    fileprivate init(_ set: SampleSet, _ facts: InvocationFacts, title: String) {
        self.init(
            title: title,
            provider: set.identity.provider,
            memory: facts.memory,
            imageSize: facts.paddedSize,
            interval: facts.interval,
            arrival: facts.arrival,
            bursts: set.bursts,
            serviceTime: .nanoseconds(set.identity.serviceTime ?? 0),
            payload: ByteCount(bytes: set.identity.payload ?? 0)
        )
    }
}
