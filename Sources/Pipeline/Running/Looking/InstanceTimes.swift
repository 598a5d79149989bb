import FoundationEssentials

/// When the instances of a run began and ended, drawn from its events.
package struct InstanceTimes: Sendable, Hashable {
    /// Every instance of the run, in the order of its plan.
    package private(set) var planned: [InstanceID] = []
    /// When each first began, in seconds since 1970.
    package private(set) var startedAt: [InstanceID: Double] = [:]
    /// How long each took that is over, in seconds.
    package private(set) var seconds: [InstanceID: Double] = [:]
    /// When the last of these events happened.
    package private(set) var latest: Double?

    package init() {}

    /// Reads the event file of a run, also while it grows: a last line without an end is not there
    /// yet.
    ///
    /// - Throws: With the code `corrupt` when a line is no event.
    package init(eventFile path: String) throws(JournalFailure) {
        guard let data = FileManager.default.contents(atPath: path) else { return }
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for line in lines.dropLast() where Self.isOfInterest(line) {
            do {
                add(try RunEvent(line: String(decoding: line, as: UTF8.self)))
            } catch {
                throw JournalFailure(.corrupt, "\(path) holds a line that nobody can read")
            }
        }
    }

    /// Logs and progress are most of a file, and the kind comes first in a line.
    private static func isOfInterest(_ line: Data) -> Bool {
        ["run-started", "instance-started", "instance-finished"]
            .contains { line.starts(with: Array("{\"kind\":\"\($0)\"".utf8)) }
    }

    package mutating func add(_ event: RunEvent) {
        let time = Double(event.milliseconds) / 1000
        latest = time
        switch event.body {
        case .runStarted(let start): planned = start.instances
        case .instanceStarted(let instance, _):
            startedAt[instance] = startedAt[instance] ?? time
        case .instanceFinished(let finish): seconds[finish.instance] = finish.seconds
        default: break
        }
    }
}
