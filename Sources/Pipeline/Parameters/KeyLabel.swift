/// How messages call what is read: a key, or a part of what it holds (`arguments[2]`).
///
/// Put into words only where a message is, which most values never need.
struct KeyLabel {
    private let key: String
    private var path: [KeyProblem.Step] = []

    init(_ key: String) { self.key = key }

    /// The words.
    var text: String {
        path.reduce(into: key) { text, step in
            switch step {
            case .item(let index): text += "[\(index)]"
            case .key(let name): text += ".\(name)"
            }
        }
    }

    /// An item of a list.
    subscript(item: Int) -> KeyLabel { inside(.item(item)) }

    /// What stands under a key of a mapping.
    subscript(key: String) -> KeyLabel { inside(.key(key)) }

    private func inside(_ step: KeyProblem.Step) -> KeyLabel {
        var label = self
        label.path.append(step)
        return label
    }
}
