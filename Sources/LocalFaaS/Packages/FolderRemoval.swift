import FoundationEssentials

/// Removes folders whose contents may have been made read-only.
package enum FolderRemoval {
    /// Removes a folder and all that is in it; an absent one is fine.
    package static func remove(_ path: String) {
        let manager = FileManager.default
        guard manager.fileExists(atPath: path) else { return }
        for folder in folders(below: path) {
            // What cannot be changed may still be removable; the removal decides.
            try? manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
        }
        // An instance that is being killed may still write; the end of the server tries again.
        try? manager.removeItem(atPath: path)
    }

    /// The folder itself and those below it, not through links.
    static func folders(below path: String) -> [String] {
        var found = [path]
        var index = 0
        while index < found.count {
            // What cannot be listed has nothing below it that could be prepared.
            let names = (try? FileManager.default.contentsOfDirectory(atPath: found[index])) ?? []
            for name in names where isFolder("\(found[index])/\(name)") {
                found.append("\(found[index])/\(name)")
            }
            index += 1
        }
        return found
    }

    private static func isFolder(_ path: String) -> Bool {
        // What vanished meanwhile is no folder.
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType == .typeDirectory
    }
}
