import FoundationEssentials
import Glibc
import LocalFaaS

/// Finds the embedded provider's processes on this machine by how they were started, also those whose
/// folder somebody has removed.
struct LocalProcessTable: Sendable {
    /// A process and what it was told.
    struct Entry: Sendable {
        let process: ProcessIdentity
        let options: LocalServerOptions
    }

    /// How this program starts them; another program's processes are not ours.
    let command: [String]

    /// Those that run now.
    func entries() -> [Entry] {
        guard let program = command.first.flatMap(Self.target) else { return [] }
        // Without /proc there is nothing that could be told apart.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap(Int.init).compactMap { entry(of: $0, program) }
    }

    /// The one that keeps its data in a folder.
    func process(in folder: String) -> ProcessIdentity? {
        entries().first { $0.options.dataFolder == folder }?.process
    }

    private func entry(of pid: Int, _ program: String) -> Entry? {
        guard Self.target("/proc/\(pid)/exe") == program,
            let process = ProcessIdentity(of: pid),
            let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline")
        else { return nil }
        let words = bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
            .map { String(decoding: $0, as: UTF8.self) }
        guard words.dropFirst().starts(with: command.dropFirst()) else { return nil }
        let arguments = Array(words.dropFirst(command.count))
        do throws(ControlFailure) {
            let options = try LocalServerOptions(arguments: arguments, dataFolder: "")
            return options.dataFolder.isEmpty ? nil : Entry(process: process, options: options)
        } catch {
            return nil
        }
    }

    /// What a link points to; a program that was replaced while it runs is still the same.
    private static func target(_ path: String) -> String? {
        let suffix = " (deleted)"
        // What is no link, or belongs to a process that has just ended, points nowhere.
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
        guard let target else { return FileManager.default.fileExists(atPath: path) ? path : nil }
        return target.hasSuffix(suffix) ? String(target.dropLast(suffix.count)) : target
    }
}
