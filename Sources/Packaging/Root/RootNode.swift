/// A file or folder of an image, and the layer that last touched it.
struct RootNode: Hashable {
    enum Kind: Hashable { case file, folder, link }

    var kind: Kind
    var layer: Int
    var mode: UInt16 = 0o755
    var children: [String: RootNode] = [:]

    /// The folders below this one and their modes, each after those that are in it.
    func folders(below path: String) -> [(path: String, mode: UInt16)] {
        var folders: [(path: String, mode: UInt16)] = []
        for (name, child) in children where child.kind == .folder {
            let path = path.isEmpty ? name : "\(path)/\(name)"
            folders += child.folders(below: path) + [(path, child.mode)]
        }
        return folders
    }

    /// Takes out of a folder what lower layers put there.
    ///
    /// - Returns: The paths that are gone, relative to this folder.
    mutating func hide(below layer: Int) -> [String] {
        var hidden: [String] = []
        for (name, child) in children.sorted(by: { $0.key < $1.key }) {
            if child.layer < layer {
                children[name] = nil
                hidden.append(name)
            } else if child.kind == .folder {
                hidden += children[name, default: child].hide(below: layer)
                    .map { "\(name)/\($0)" }
            }
        }
        return hidden
    }
}
