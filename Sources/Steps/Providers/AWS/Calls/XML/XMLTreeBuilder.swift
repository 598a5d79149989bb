import CExpat

/// Puts the tree together while expat reads.
@safe final class XMLTreeBuilder {
    /// What was read, once its end was seen.
    private(set) var root: XMLTree?
    private var open: [XMLTree] = []
    private let parser: XML_Parser

    init(_ parser: XML_Parser) { unsafe self.parser = parser }

    /// The builder that a parser carries along.
    static func of(_ data: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
        unsafe data.map { unsafe Unmanaged.fromOpaque($0).takeUnretainedValue() }
    }

    func start(_ name: String) {
        guard open.count < XMLTreeReader.deepest else { return refuse() }
        let local = name.split(separator: ":").last.map(String.init) ?? name
        open.append(XMLTree(name: local))
    }

    func add(_ text: String) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += text
    }

    func end() {
        guard let element = open.popLast() else { return }
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(element)
        }
    }

    /// Ends the reading; the document counts as malformed.
    func refuse() { unsafe XML_StopParser(parser, 0) }
}
