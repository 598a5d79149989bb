import Foundation

/// The processes of the embedded provider that belong to a folder.
enum ProcessEvidence {
    /// Those that name the folder in their command line, or work in it.
    static func processes(of folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.filter { $0.allSatisfy(\.isNumber) }.filter { pid in
            let command = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
            // What has ended meanwhile has no working directory any more.
            let place = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/\(pid)/cwd"
            )
            return !command.isEmpty
                && (command.range(of: Data(folder.utf8)) != nil
                    || place?.hasPrefix(folder) == true)
        }
    }
}
