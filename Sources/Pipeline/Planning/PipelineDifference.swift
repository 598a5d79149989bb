/// What two texts of a pipeline say differently.
///
/// Compares what is written, not how: comments, the order of keys, quotes and spaces do not count.
package struct PipelineDifference: Sendable, Hashable, CustomStringConvertible {
    /// One place that differs.
    package struct Change: Sendable, Hashable {
        /// The keys on the way to it, such as `steps.invoke.with.samples`.
        package let path: String
        /// What was there; `nil` for nothing.
        package let before: String?
        /// What is there now; `nil` for nothing.
        package let after: String?
    }

    /// In the order of the paths.
    package let changes: [Change]

    /// Compares files by their absolute paths.
    package init(from old: [String: String], to new: [String: String]) {
        var changes: [Change] = []
        for file in Set(old.keys).union(new.keys).sorted() {
            let name = String(file.split(separator: "/").last ?? "")
            let before = old[file].map(Self.leaves) ?? [:]
            let after = new[file].map(Self.leaves) ?? [:]
            for path in Set(before.keys).union(after.keys).sorted()
            where before[path] != after[path] {
                changes.append(
                    Change(path: "\(name): \(path)", before: before[path], after: after[path])
                )
            }
        }
        self.changes = changes
    }

    package var isEmpty: Bool { changes.isEmpty }

    /// A line for each change.
    package var description: String {
        changes.map { change in
            switch (change.before, change.after) {
            case (let before?, let after?): "\(change.path): \(before) -> \(after)"
            case (nil, let after?): "\(change.path): \(after) is new"
            case (let before?, nil): "\(change.path): \(before) is gone"
            case (nil, nil): change.path
            }
        }
        .joined(separator: "\n")
    }

    /// Every scalar by its path; a text that cannot be read is one leaf.
    private static func leaves(of text: String) -> [String: String] {
        var diagnostics = Diagnostics()
        let source = SourceText(file: "", text: text)
        guard let root = DocumentReader.read(source, into: &diagnostics) else { return ["": text] }
        var leaves: [String: String] = [:]
        collect(root, at: "", into: &leaves)
        return leaves
    }

    private static func collect(_ node: Node, at path: String, into leaves: inout [String: String])
    {
        switch node.content {
        case .scalar(let scalar): leaves[path] = scalar.text
        case .sequence(let nodes):
            if nodes.isEmpty { leaves[path] = "[]" }
            for (index, node) in nodes.enumerated() {
                collect(node, at: "\(path)[\(index)]", into: &leaves)
            }
        case .mapping(let entries):
            if entries.isEmpty { leaves[path] = "{}" }
            for entry in entries {
                let key = entry.key.scalar?.text ?? ""
                collect(entry.value, at: path.isEmpty ? key : "\(path).\(key)", into: &leaves)
            }
        }
    }
}
