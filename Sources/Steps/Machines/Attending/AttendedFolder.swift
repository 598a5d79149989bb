import Foundation
import Glibc

/// The folder of an attempt on the machine that carries it out.
package struct AttendedFolder: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// What happens, a line each.
    package var spool: String { "\(path)/spool" }
    /// Touched whenever there is word from whoever asked for the attempt.
    package var heartbeat: String { "\(path)/heartbeat" }
    var order: String { "\(path)/order.json" }
    /// What the process prints besides, which is nothing unless something is wrong.
    var log: String { "\(path)/log" }
    var process: String { "\(path)/process" }
    /// What counts as the state folder.
    package var state: String { "\(path)/state" }

    /// Whether it is there.
    package var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Makes it, for nobody but us.
    func create() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try touch()
    }

    /// Tells that there was word.
    func touch() throws {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC
        let descriptor = unsafe heartbeat.withCString { unsafe open($0, flags, 0o600) }
        guard descriptor >= 0 else { throw ProgramFailure(number: errno) }
        futimens(descriptor, nil)
        close(descriptor)
    }

    /// When there was word last, by the clock of the file system; `nil` when the folder is gone.
    var lastWord: Date? {
        // What cannot be asked is as good as gone.
        let facts = try? FileManager.default.attributesOfItem(atPath: heartbeat)
        return facts?[.modificationDate] as? Date
    }

    /// Removes it with all that is in it; what cannot be removed stays, as nobody is left to be told.
    package func remove() {
        // Under another name first: who looks for it meanwhile finds all of it or nothing.
        let gone = "\(path).gone"
        guard unsafe rename(path, gone) == 0 else { return }
        try? FileManager.default.removeItem(atPath: gone)
        // The folders above go with the last of them.
        var above = URL(filePath: path).deletingLastPathComponent()
        for _ in 0..<2 {
            guard unsafe rmdir(above.path) == 0 else { return }
            above = above.deletingLastPathComponent()
        }
    }
}

extension AttendedFolder {
    /// The process that carries the attempt out, if it lives.
    ///
    /// A number alone could be somebody else's by now; this process names the folder.
    var livingProcess: pid_t? {
        guard let text = FileManager.default.contents(atPath: process),
            let process = pid_t(String(decoding: text, as: UTF8.self)),
            let command = FileManager.default.contents(atPath: "/proc/\(process)/cmdline"),
            command.range(of: Data(order.utf8)) != nil
        else { return nil }
        return process
    }

    /// The last that the process printed.
    var lastWords: [String] {
        let text = FileManager.default.contents(atPath: log) ?? Data()
        return String(decoding: text.suffix(4096), as: UTF8.self)
            .split(whereSeparator: \.isNewline).suffix(10).map(String.init)
    }

    /// Ends what other attempts of the same instance have left running, patiently, and removes it.
    func endOthers() {
        let above = URL(filePath: path).deletingLastPathComponent().path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: above)) ?? []
        for name in names where "\(above)/\(name)" != path {
            let other = AttendedFolder(path: "\(above)/\(name)")
            for signal in [SIGTERM, SIGTERM, SIGKILL] { other.end(by: signal) }
            other.remove()
        }
    }

    private func end(by signal: Int32) {
        guard let process = livingProcess else { return }
        kill(process, signal)
        for _ in 0..<50 where livingProcess != nil { usleep(100_000) }
    }
}
