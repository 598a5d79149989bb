import Foundation

/// Counts what trials came to.
struct TrialReport {
    private(set) var trials = 0
    private(set) var leaks = 0
    private(set) var deaths = 0
    private(set) var failedAfterResume = 0
    private(set) var slowest: TrialOutcome?
    private(set) var broken: [TrialOutcome] = []

    mutating func add(_ outcome: TrialOutcome) {
        trials += 1
        leaks += outcome.leaks
        deaths += outcome.deaths
        failedAfterResume += outcome.failureAfterResume == nil ? 0 : 1
        if outcome.recovery > slowest?.recovery ?? .zero { slowest = outcome }
        if !outcome.broken.isEmpty { broken.append(outcome) }
    }

    /// One line for a person.
    var summary: String {
        """
        \(trials) trials, \(deaths) deaths, \(leaks) leaks, \(broken.count) with a broken promise; \
        slowest recovery \(Self.seconds(slowest?.recovery ?? .zero)) \
        (\(slowest.map { "\($0.plan)" } ?? "none")); \
        \(failedAfterResume) resumed runs failed, but left nothing
        """
    }

    static func seconds(_ duration: Duration) -> String {
        duration.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 2)))
    }
}

/// Prints a line at once, also where somebody reads from a pipe.
func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
