/// One element of an XML document, with all that is in it; names are without their prefixes.
struct XMLTree: Sendable, Hashable {
    /// The name.
    var name: String
    /// The text right inside, without that of its children.
    var text = ""
    /// The elements right inside, in their order.
    var children: [XMLTree] = []

    /// The first child of a name.
    subscript(name: String) -> XMLTree? { children.first { $0.name == name } }

    /// The text at the end of a path of names below this element, where there is one.
    func text(_ path: String...) -> String? {
        path.reduce(self as XMLTree?) { $0?[$1] }?.text
    }

    /// The children called `item` or `member` of the list at the end of a path; none where there is
    /// no such list.
    func items(_ path: String..., named name: String? = nil) -> [XMLTree] {
        let list = path.reduce(self as XMLTree?) { $0?[$1] }
        return list?.children.filter { child in
            name.map { child.name == $0 } ?? (child.name == "item" || child.name == "member")
        } ?? []
    }
}

extension XMLTree {
    /// Text as it is written between the tags of a document.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
