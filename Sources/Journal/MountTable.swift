import FoundationEssentials

/// Which file systems lie where, as Linux tells in `/proc/self/mountinfo` (`proc(5)`).
///
/// SQLite's write-ahead log needs memory that all its users share, and `flock` one kernel that grants
/// it: on a file system that several machines mount, both hold for one machine only.
/// Source: https://www.sqlite.org/wal.html ("All processes using a database must be on the same host").
struct MountTable: Sendable {
    /// The types that several machines can mount at the same time.
    private static let networks: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ceph", "afs", "lustre", "gpfs", "gfs2", "ocfs2",
        "beegfs", "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.rclone",
    ]

    /// The types by mount point.
    private let types: [String: String]

    /// Reads the text of a table; lines of another shape say nothing.
    init(_ text: String) {
        var types: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard let dash = fields.firstIndex(of: "-"), dash > 4, dash + 1 < fields.count else {
                continue
            }
            // What is mounted later hides what is below.
            types[Self.unescaped(fields[4])] = String(fields[dash + 1])
        }
        self.types = types
    }

    /// The table of this process; empty where there is none.
    static var current: MountTable {
        let bytes = FileManager.default.contents(atPath: "/proc/self/mountinfo")
        return MountTable(String(decoding: bytes ?? Data(), as: UTF8.self))
    }

    /// Tells what network file system a folder is on.
    ///
    /// - Parameter path: An absolute path without links in it.
    /// - Returns: Its type; `nil` for a local one.
    func network(at path: String) -> String? {
        var place = path
        while true {
            if let type = types[place.isEmpty ? "/" : place] {
                return Self.networks.contains(type) ? type : nil
            }
            guard let slash = place.lastIndex(of: "/") else { return nil }
            place = String(place[..<slash])
        }
    }

    /// Spaces and the like are written as a backslash and three octal digits.
    private static func unescaped(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(3), as: UTF8.self)
            if byte == UInt8(ascii: "\\"), let code = UInt8(digits, radix: 8) {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
