import Foundation

/// Writes the files of a function as a layer, and notices when they change meanwhile.
struct CodeLayer {
    private let tree: SourceTree
    private let contents: LayerContents
    private let entries: [String: SourceEntry]
    private let files: [String: AddedFile]

    init(_ spec: ImageSpec, _ contents: LayerContents) {
        tree = spec.code
        self.contents = contents
        let prefix = spec.codeFolder.isEmpty ? "" : spec.codeFolder + "/"
        let named = spec.code.entries.map { (prefix + $0.path, $0) }
        entries = Dictionary(named) { first, _ in first }
        files = Dictionary(spec.files.map { ($0.path, $0) }) { first, _ in first }
    }

    func write(to writer: inout LayerWriter) throws {
        for member in contents.members {
            guard let entry = entries[member.path],
                case .file(_, let digest, _) = entry.kind
            else {
                let bytes = entries[member.path] == nil ? files[member.path]?.bytes : nil
                try writer.add(member) { if let bytes { try $0(Data(bytes)) } }
                continue
            }
            try writer.add(member) { try tree.read(entry.path, digest: digest, $0) }
        }
        try tree.checkUnchanged()
    }
}
