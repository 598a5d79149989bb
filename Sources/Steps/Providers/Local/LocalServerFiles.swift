import FoundationEssentials
import LocalFaaS

/// The files by which a server in a folder is found.
struct LocalServerFiles {
    let folder: String

    /// Written by the server once it can be used.
    var readyPath: String { "\(folder)/ready.json" }
    /// Everything the server wrote to standard output and standard error.
    var logPath: String { "\(folder)/server.log" }

    /// What the server announced, if it got that far.
    var announcement: LocalServerAnnouncement? { LocalServerAnnouncement(readFrom: readyPath) }

    /// The server's process, announced or still starting; `nil` when it does not run.
    var process: ProcessIdentity? {
        let known = announcement?.process ?? LocalServer.holder(of: folder)
        return known.flatMap { $0.isRunning ? $0 : nil }
    }

    /// The last lines of the log.
    func logTail(_ count: Int) -> [String] {
        // A log that cannot be read explains nothing.
        let data = try? Data(contentsOf: URL(filePath: logPath))
        let text = String(decoding: data ?? Data(), as: UTF8.self)
        return text.split(separator: "\n").suffix(count).map(String.init)
    }
}
