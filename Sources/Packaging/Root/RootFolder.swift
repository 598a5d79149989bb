import Foundation

/// The folder that an image is unpacked into, and the only place that is written to.
///
/// Everything belongs to whoever unpacks, and no file keeps the right to run as somebody else.
struct RootFolder {
    private let target: UnpackTarget
    private var open: (path: String, mode: UInt16, file: OutputFile)?

    /// Makes the folder, or takes an empty one.
    init(_ folder: String) throws(PackagingFailure) { target = try UnpackTarget(folder: folder) }

    /// Takes out what was unpacked so far.
    func clear() { target.clear() }

    mutating func apply(_ change: RootChange) throws {
        let manager = FileManager.default
        switch change {
        case .remove(let path): try manager.removeItem(atPath: place(path))
        case .makeFolder(let path): try target.makeFolder(path)
        case .makeFile(let path, let mode):
            try makeParent(of: path)
            open = (path, mode, try OutputFile(creating: place(path)))
        case .makeLink(let path, let target):
            try makeParent(of: path)
            try manager.createSymbolicLink(atPath: place(path), withDestinationPath: target)
        case .makeHardLink(let path, let target):
            try makeParent(of: path)
            try manager.linkItem(atPath: place(target), toPath: place(path))
        }
    }

    /// Adds to the file that was made last.
    mutating func write(_ data: Data) throws { try open?.file.write(data) }

    /// Ends the file that was made last, if one is open.
    mutating func endFile() throws {
        guard let (path, mode, file) = open.take() else { return }
        try file.close()
        try setMode(mode, of: path)
    }

    /// Gives folders their modes, which might have kept us from filling them: only those that are
    /// folders in the end, as a link in the place of one would be followed.
    func finish(_ folders: [(path: String, mode: UInt16)]) throws {
        for (path, mode) in folders { try setMode(mode | 0o700, of: path) }
    }

    private func place(_ path: String) -> String { "\(target.root)/\(path)" }

    private func setMode(_ mode: UInt16, of path: String) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: Int(mode & 0o777)],
            ofItemAtPath: place(path)
        )
    }

    private func makeParent(of path: String) throws(PackagingFailure) {
        guard let slash = path.lastIndex(of: "/") else { return }
        try target.makeFolder(String(path[..<slash]))
    }
}
