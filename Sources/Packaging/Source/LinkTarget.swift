import Foundation

/// Where a symbolic link leads, judged twice: as it is written and as the file system resolves it.
///
/// The text alone is not enough: `x/link/..` looks harmless until `x/link` points upwards.
struct LinkTarget {
    /// The folder that no link may leave, without symbolic links in its own path.
    let root: String
    /// The link, relative to the root.
    let path: String
    /// What it points to.
    let target: String

    /// Refuses a link that exists on disk and leads out of the root, in a circle, or nowhere.
    func check() throws(PackagingFailure) {
        try checkText()
        let link = "\(root)/\(path)"
        guard FileManager.default.fileExists(atPath: link) else {
            throw failure("leads nowhere or in a circle")
        }
        let resolved = URL(fileURLWithPath: link).resolvingSymlinksInPath().path
        guard resolved == root || resolved.hasPrefix(root + "/") else {
            throw failure("leads out of its folder")
        }
    }

    /// Refuses a link whose text is absolute or climbs above the root.
    func checkText() throws(PackagingFailure) {
        guard !target.isEmpty, !target.hasPrefix("/") else { throw failure("is absolute or empty") }
        guard target.utf8.count <= 4095, !target.utf8.contains(0) else { throw failure("is odd") }
        var depth = path.split(separator: "/").count - 1
        for component in target.split(separator: "/") where component != "." {
            depth += component == ".." ? -1 : 1
            if depth < 0 { throw failure("leads out of its folder") }
        }
    }

    private func failure(_ problem: String) -> PackagingFailure {
        let shown = (EntryPath.shown(path), EntryPath.shown(target))
        return PackagingFailure(.refused, "the link '\(shown.0)' to '\(shown.1)' \(problem)")
    }
}
