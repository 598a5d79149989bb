import Values

/// The entries of a directory, sorted by what they are, after every rule that can be checked
/// before anything is written.
struct ZipContents {
    private(set) var folders: [String] = []
    private(set) var files: [ZipRecord] = []
    private(set) var links: [ZipRecord] = []

    init(_ directory: ZipDirectory, limit: ByteCount) throws(PackagingFailure) {
        var names: Set<[UInt8]> = []
        var total = 0
        for record in directory.records {
            guard record.bytes <= limit.bytes - total else {
                throw PackagingFailure(.tooLarge, "the zip unpacks to more than \(limit)")
            }
            total += record.bytes
            let isFolder = record.name.hasSuffix("/")
            let name = isFolder ? String(record.name.dropLast()) : record.name
            try EntryPath.check(name)
            guard names.insert([UInt8](name.utf8)).inserted else {
                throw PackagingFailure(.refused, "the zip holds '\(name)' twice")
            }
            if isFolder { folders.append(name) } else { try sort(record) }
        }
        try checkParents()
    }

    /// Refuses entries below a link: they would be written to wherever it leads.
    private func checkParents() throws(PackagingFailure) {
        let links = Set(links.map(\.name))
        guard !links.isEmpty else { return }
        for path in folders + files.map(\.name) + self.links.map(\.name) {
            var parent = path[...]
            while let slash = parent.lastIndex(of: "/") {
                parent = parent[..<slash]
                guard !links.contains(String(parent)) else {
                    throw PackagingFailure(.refused, "'\(path)' lies below a link")
                }
            }
        }
    }

    private mutating func sort(_ record: ZipRecord) throws(PackagingFailure) {
        switch record.mode & 0o170000 {
        case 0, 0o100000: files.append(record)
        case 0o120000 where record.bytes <= 4095: links.append(record)
        default:
            throw PackagingFailure(
                .refused,
                "'\(record.name)' is neither a file nor a folder nor a link"
            )
        }
    }
}
