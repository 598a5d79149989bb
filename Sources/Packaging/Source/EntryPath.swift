/// The rules for a path inside a package, the same for what is written and for what is read.
enum EntryPath {
    /// Refuses paths that leave the folder they are unpacked in, and names that tools read
    /// differently: with a backslash, a control character, or bytes that are not UTF-8.
    static func check(_ path: String) throws(PackagingFailure) {
        if let problem = problem(with: path) {
            throw PackagingFailure(.refused, "the path '\(shown(path))' \(problem)")
        }
    }

    /// The path with control characters made visible.
    static func shown(_ path: String) -> String {
        String(
            String.UnicodeScalarView(path.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 })
        )
    }

    private static func problem(with path: String) -> String? {
        if path.isEmpty { return "is empty" }
        if path.utf8.count > 1024 { return "is longer than 1024 bytes" }
        if path.hasPrefix("/") { return "is absolute" }
        if path.contains("\\") { return "contains a backslash" }
        if path.unicodeScalars.contains("\u{FFFD}") { return "is not valid UTF-8" }
        if path.unicodeScalars.contains(where: isControl) { return "contains a control character" }
        let components = path.split(separator: "/", omittingEmptySubsequences: false)
        if components.contains("..") { return "leads out of its folder" }
        if components.contains("") || components.contains(".") { return "has an empty component" }
        return nil
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}
