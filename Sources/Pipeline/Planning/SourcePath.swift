/// A file of a pipeline, and how messages show it.
struct SourcePath: Sendable, Hashable {
    /// Absolute, without `.` and `..`.
    let absolute: String
    /// As it was given, relative ones continued from the file that names them.
    let shown: String

    init(_ path: String, in folder: String) {
        absolute = Self.normalized(path.hasPrefix("/") ? path : folder + "/" + path)
        shown = path
    }

    private init(absolute: String, shown: String) {
        self.absolute = absolute
        self.shown = shown
    }

    /// The folder of the file.
    var folder: String {
        let parts = absolute.split(separator: "/").dropLast()
        return "/" + parts.joined(separator: "/")
    }

    /// Another file that this one names, relative to its own folder.
    func appending(_ path: String) -> SourcePath {
        let next = SourcePath(path, in: folder)
        guard !path.hasPrefix("/"), let slash = shown.lastIndex(of: "/") else {
            return SourcePath(absolute: next.absolute, shown: Self.tidied(path))
        }
        let joined = String(shown[...slash]) + path
        return SourcePath(absolute: next.absolute, shown: Self.tidied(joined))
    }

    private static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    private static func tidied(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}
