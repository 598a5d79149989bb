import Pipeline

/// How a type of Go takes a JSON value.
struct GoType<Parsed> {
    let parse: (JSONNode) throws(GoTypeMismatch) -> Parsed
}

/// A JSON value that a type of Go does not take.
struct GoTypeMismatch: Error {
    var code = DiagnosticCode.wrongType
    var message: String
    var span: SourceSpan

    /// Names what was expected instead of what is there.
    static func mismatch(_ node: JSONNode, _ expected: String) -> GoTypeMismatch {
        GoTypeMismatch(message: "must be \(expected), not \(node.kindDescription)", span: node.span)
    }
}

extension GoType where Parsed == Bool {
    static var boolean: GoType {
        GoType { node throws(GoTypeMismatch) in
            guard case .boolean(let flag) = node.content else {
                throw .mismatch(node, "true or false")
            }
            return flag
        }
    }
}

extension GoType where Parsed == String {
    static var text: GoType {
        GoType { node throws(GoTypeMismatch) in
            guard case .text(let text) = node.content else { throw .mismatch(node, "a text") }
            return text
        }
    }
}

extension GoType where Parsed == Int {
    /// A whole number of 64 bits, written without a fraction or an exponent.
    static var integer: GoType {
        GoType { node throws(GoTypeMismatch) in
            guard case .number(let text) = node.content,
                !text.contains(where: { ".eE".contains($0) })
            else { throw .mismatch(node, "a whole number") }
            guard let number = Int(text) else {
                throw GoTypeMismatch(
                    code: .outOfRange,
                    message: "does not fit into 64 bits",
                    span: node.span
                )
            }
            return number
        }
    }
}

extension GoType where Parsed == Double {
    static var number: GoType {
        GoType { node throws(GoTypeMismatch) in
            guard case .number(let text) = node.content else { throw .mismatch(node, "a number") }
            guard let number = Double(text), number.isFinite else {
                throw GoTypeMismatch(
                    code: .outOfRange,
                    message: "does not fit into a number of double precision",
                    span: node.span
                )
            }
            return number
        }
    }
}

extension GoType where Parsed == [JSONNode] {
    static var nodes: GoType {
        GoType { node throws(GoTypeMismatch) in
            guard case .array(let nodes) = node.content else { throw .mismatch(node, "a list") }
            return nodes
        }
    }
}

extension GoType {
    /// A slice; a `null` in it is the zero value.
    static func list<Element>(of element: GoType<Element>, zero: Element) -> GoType
    where Parsed == [Element] {
        GoType { node throws(GoTypeMismatch) in
            var elements: [Element] = []
            for item in try GoType<[JSONNode]>.nodes.parse(node) {
                if case .null = item.content {
                    elements.append(zero)
                } else {
                    elements.append(try element.parse(item))
                }
            }
            return elements
        }
    }
}
