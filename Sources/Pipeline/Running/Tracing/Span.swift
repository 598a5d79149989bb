/// Something that took time in a run: the run itself, a reused pipeline or a step.
package struct Span: Sendable, Hashable {
    /// A fact about a span, or about something that happened in it.
    package struct Attribute: Sendable, Hashable {
        package var key: String
        package var value: Value

        /// The kinds of value that are needed.
        package enum Value: Sendable, Hashable {
            case text(String)
            case integer(Int)
        }
    }

    /// Something that happened at one moment.
    package struct Event: Sendable, Hashable {
        package var name: String
        /// In milliseconds since 1970.
        package var milliseconds: Int
        package var attributes: [Attribute]
    }

    /// 16 hexadecimal digits.
    package var id: String
    /// That of the span it stands in; `nil` for the run.
    package var parent: String?
    package var name: String
    /// In milliseconds since 1970.
    package var startedAt: Int
    package var endedAt: Int
    package var attributes: [Attribute]
    package var events: [Event] = []
    /// Why it did not go well, in words; `nil` when it did.
    package var problem: String?
}

extension Span.Attribute {
    init(_ key: String, _ text: String) { self.init(key: key, value: .text(text)) }

    init(_ key: String, _ integer: Int) { self.init(key: key, value: .integer(integer)) }
}
