/// The files of an image as far as its layers were read: decides what each member changes.
///
/// It knows all that is in the folder, since it began empty and nobody else writes there. So what
/// may be done can be decided without a look at the disk, where a hostile link might mislead it:
/// nothing is ever put below a link, wherever it points.
struct RootTree {
    /// The most members that an image may have; the largest public ones have a tenth.
    static let most = 1 << 20

    private var root = RootNode(kind: .folder, layer: 0)
    private var layer = 0
    private var members = 0

    /// What comes now hides and replaces what came before.
    mutating func beginLayer() { layer += 1 }

    /// The folders that are there in the end and their modes, each after those that are in it.
    var folders: [(path: String, mode: UInt16)] { root.folders(below: "") }

    /// Says what a member changes.
    ///
    /// - Throws: A ``PackagingFailure`` for what leads out of the root, lies below a link, or is a
    ///   device; devices below `dev` are looked over, as a runtime brings its own.
    mutating func place(_ member: TarMember) throws -> [RootChange] {
        members += 1
        guard members <= Self.most else {
            throw PackagingFailure(.tooLarge, "the image has more than \(Self.most) members")
        }
        let path = try RootPath(member.path)
        switch path.role {
        case .member: return try put(member, at: path)
        case .whiteout: return try hide(path)
        case .opaque: return try clear(path)
        }
    }

    private mutating func put(_ member: TarMember, at path: RootPath) throws -> [RootChange] {
        guard !path.names.isEmpty else {
            guard member.kind == .folder else { throw Self.refused(path, "replaces the root") }
            return []
        }
        let kind: RootNode.Kind
        let change: RootChange
        switch member.kind {
        case .special: return try skipDevice(path)
        case .folder: (kind, change) = (.folder, .makeFolder(path.text))
        case .file: (kind, change) = (.file, .makeFile(path.text, mode: member.mode))
        case .link(let target):
            try Self.checkTarget(target, path)
            (kind, change) = (.link, .makeLink(path.text, target: target))
        case .hardLink(let target):
            let target = try RootPath(target)
            guard target != path, target.role == .member, node(at: target)?.kind == .file else {
                throw Self.refused(path, "is another name of a file that is not there")
            }
            (kind, change) = (.file, .makeHardLink(path.text, target: target.text))
        }
        return try place(kind, member.mode, at: path) + [change]
    }

    private func skipDevice(_ path: RootPath) throws -> [RootChange] {
        guard path.names.first == "dev" else {
            throw Self.refused(path, "is a device or a pipe")
        }
        return []
    }

    /// Makes room for a node; a folder stays what it is under another folder.
    private mutating func place(
        _ kind: RootNode.Kind,
        _ mode: UInt16,
        at path: RootPath
    ) throws -> [RootChange] {
        let layer = layer
        return try change(path.names[...], of: path) { node in
            let old = node
            let stays = old?.kind == .folder && kind == .folder
            node = RootNode(kind: kind, layer: layer, mode: mode)
            if stays { node?.children = old?.children ?? [:] }
            return old == nil || stays ? [] : [.remove(path.text)]
        }
    }

    private mutating func hide(_ path: RootPath) throws -> [RootChange] {
        let layer = layer
        guard node(at: path) != nil else { return [] }
        return try change(path.names[...], of: path) { node in
            guard let old = node, old.layer < layer else { return [] }
            node = nil
            return [.remove(path.text)]
        }
    }

    private mutating func clear(_ path: RootPath) throws -> [RootChange] {
        let layer = layer
        guard !path.names.isEmpty else { return root.hide(below: layer).map { .remove($0) } }
        return try change(path.names[...], of: path) { node in
            guard node?.kind == .folder else { return [] }
            return (node?.hide(below: layer) ?? []).map { .remove("\(path.text)/\($0)") }
        }
    }

    private func node(at path: RootPath) -> RootNode? {
        var node = root
        for name in path.names {
            guard let child = node.children[name] else { return nil }
            node = child
        }
        return node
    }

    private mutating func change(
        _ names: ArraySlice<String>,
        of path: RootPath,
        _ body: (inout RootNode?) throws -> [RootChange]
    ) throws -> [RootChange] {
        try Self.change(&root, names, layer, path, body)
    }

    /// Goes down to the parent of a path, through folders only, and lets `body` change its child.
    private static func change(
        _ node: inout RootNode,
        _ names: ArraySlice<String>,
        _ layer: Int,
        _ path: RootPath,
        _ body: (inout RootNode?) throws -> [RootChange]
    ) throws -> [RootChange] {
        guard let name = names.first else { return [] }
        if names.count == 1 { return try body(&node.children[name]) }
        var child = node.children[name] ?? RootNode(kind: .folder, layer: layer)
        guard child.kind == .folder else {
            throw refused(path, child.kind == .link ? "lies below a link" : "lies below a file")
        }
        // Moved out while it changes, or the whole subtree would be copied.
        node.children[name] = nil
        defer { node.children[name] = child }
        child.layer = layer
        return try change(&child, names.dropFirst(), layer, path, body)
    }

    private static func checkTarget(_ target: String, _ path: RootPath) throws(PackagingFailure) {
        guard !target.isEmpty, target.utf8.count <= 4095, !target.utf8.contains(0) else {
            throw refused(path, "is a link to nothing that can be")
        }
    }

    private static func refused(_ path: RootPath, _ problem: String) -> PackagingFailure {
        PackagingFailure(.refused, "'\(EntryPath.shown(path.text))' in a layer \(problem)")
    }
}
