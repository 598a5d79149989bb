import FoundationEssentials
import Glibc

/// A root filesystem that is being put together of files of this machine, each at its own place.
struct StagedRoot: Sendable {
    let path: String

    /// Makes the folder, empty.
    func begin() throws {
        end()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Removes the folder.
    func end() {
        // What cannot be removed is in the way of the next one, which then says so.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Where a file of the machine goes.
    func place(of file: String) -> String { path + file }

    /// Takes a file over, without the links on the way to it.
    func add(_ file: String) throws {
        let place = place(of: file)
        let files = FileManager.default
        guard !files.fileExists(atPath: place) else { return }
        try makeParent(of: place)
        try files.copyItem(
            atPath: URL(filePath: file).resolvingSymlinksInPath().path,
            toPath: place
        )
    }

    /// Takes the files below a folder over, in all folders that are wanted.
    func add(filesBelow folder: String, where isWanted: (String) -> Bool) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let path = "\(folder)/\(name)"
            guard isWanted(name) else { continue }
            var isFolder = false
            // A link that leads nowhere has nothing to give.
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                continue
            }
            try isFolder ? add(filesBelow: path, where: isWanted) : add(path)
        }
    }

    /// Lets a program be found by a name in `/usr/bin`.
    func link(_ name: String, to program: String) throws {
        let place = place(of: "/usr/bin/\(name)")
        guard !FileManager.default.fileExists(atPath: place) else { return }
        try makeParent(of: place)
        try FileManager.default.createSymbolicLink(
            atPath: place,
            withDestinationPath: "../..\(program)"
        )
    }

    /// The files that are programs or libraries, as their first bytes tell.
    func binaries(below folder: String? = nil) throws -> [String] {
        let folder = folder ?? path
        var found: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let path = "\(folder)/\(name)"
            switch try FileManager.default.attributesOfItem(atPath: path)[.type]
                as? FileAttributeType
            {
            case .typeDirectory: found += try binaries(below: path)
            case .typeRegular where isBinary(path): found.append(path)
            default: break
            }
        }
        return found
    }

    private func isBinary(_ file: String) -> Bool {
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var start = [UInt8](repeating: 0, count: 4)
        return unsafe read(descriptor, &start, 4) == 4 && start == [0x7F, 0x45, 0x4C, 0x46]
    }

    private func makeParent(of place: String) throws {
        try FileManager.default.createDirectory(
            atPath: URL(filePath: place).deletingLastPathComponent().path,
            withIntermediateDirectories: true
        )
    }
}
