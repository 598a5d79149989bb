import Journal
import Pipeline

/// The runs of a state folder whose process is gone and that did not end.
struct DeadRuns {
    private struct Entry {
        var run: RunRecord
        var open: Int
    }

    private let entries: [Entry]
    private let folder: String

    /// Looks into a state folder; one that cannot be read has none, and says so when it is used.
    init(stateFolder: String, shownAs folder: String, except subject: String?) {
        self.folder = folder
        do throws(JournalFailure) {
            let archive = try SQLiteArchive.open(stateFolder: stateFolder)
            let dead = try archive?.unfinishedRuns().filter { run in
                run.id.description != subject && !(run.owner?.isAlive ?? false)
            }
            var entries: [Entry] = []
            for run in dead ?? [] {
                let open = try archive?.leases(of: run.id).count { $0.isOpen } ?? 0
                entries.append(Entry(run: run, open: open))
            }
            self.entries = entries
        } catch {
            entries = []
        }
    }

    /// A few lines for each; nothing when there are none.
    var notice: String {
        let state = folder == ".stellar" ? "" : " --state \(folder)"
        return entries.map { entry in
            let run = entry.run.id
            return """
                note: run \(run) is dead: its process \(entry.run.owner?.process ?? 0) is gone, and \
                \(entry.open) resources may be left
                  help: stellar-run resume \(run)\(state) goes on with it, \
                stellar-run teardown \(run)\(state) removes what it left

                """
        }
        .joined()
    }
}
