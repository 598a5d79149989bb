import Pipeline

/// Reads the fields of a Go struct from a JSON object, by the rules of `encoding/json`.
///
/// Keys are the same whatever their case, of several of one name the last holds, `null` changes
/// nothing, and unknown keys mean nothing. What is of a wrong type is reported, all of it.
struct FieldReader {
    private(set) var places: FieldPlaces
    private(set) var diagnostics = Diagnostics()
    private let members: [JSONMember]
    private var declared: [String] = []

    /// Reads the members of an object; `null` stands for one without any.
    init(_ node: JSONNode, called name: String) {
        places = FieldPlaces(of: node.span)
        switch node.content {
        case .object(let members): self.members = members
        case .null: members = []
        default:
            members = []
            let message = "\(name) must be an object, not \(node.kindDescription)"
            diagnostics.report(Diagnostic(.wrongType, message, at: node.span))
            places.noteMisshapen()
        }
    }

    /// Reads a field; `nil` when it is left out or of a wrong type.
    mutating func value<Parsed>(_ field: String, _ type: GoType<Parsed>) -> Parsed? {
        declared.append(field)
        var result: Parsed?
        for member in members where member.key.goFolded == field.goFolded {
            if case .null = member.value.content { continue }
            places.add(member.value.span, for: field)
            do throws(GoTypeMismatch) {
                result = try type.parse(member.value)
            } catch {
                result = nil
                report(error, field)
            }
        }
        return result
    }

    /// Reads a field that means nothing to the importer.
    mutating func ignore(_ field: String) { declared.append(field) }

    /// Tells of every key that no field has.
    mutating func finish() {
        let known = Set(declared.map(\.goFolded))
        for member in members where !known.contains(member.key.goFolded) {
            let closest = Suggestion.closest(to: member.key, among: declared)
            diagnostics.report(
                Diagnostic(
                    .unknownKey,
                    "STeLLAR ignores the key '\(member.key)'",
                    at: member.keySpan,
                    severity: .warning,
                    help: closest.map { "did you mean '\($0)'?" }
                )
            )
        }
    }

    private mutating func report(_ mismatch: GoTypeMismatch, _ field: String) {
        places.noteWrong(field)
        diagnostics.report(
            Diagnostic(mismatch.code, "'\(field)' \(mismatch.message)", at: mismatch.span)
        )
    }
}

extension String {
    /// The text as Go compares keys: without regard to case, and two letters of other alphabets
    /// fold to Latin ones.
    fileprivate var goFolded: String {
        String(
            lowercased().map { letter in
                switch letter {
                case "\u{17F}": "s"
                case "\u{212A}": "k"
                default: letter
                }
            }
        )
    }
}
