import Foundation
import FoundationXML

/// What a reader of XML that knows nothing of us finds in a drawing.
final class DrawingReader: NSObject, XMLParserDelegate {
    private(set) var isWellFormed = false
    /// How often each element occurs.
    private(set) var count: [String: Int] = [:]
    /// The texts between tags, without those that are empty.
    private(set) var texts: [String] = []
    private var text = ""

    init(_ drawing: String) {
        super.init()
        let parser = XMLParser(data: Data(drawing.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        count[name, default: 0] += 1
        text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        if !text.isEmpty { texts.append(text) }
        text = ""
    }
}
