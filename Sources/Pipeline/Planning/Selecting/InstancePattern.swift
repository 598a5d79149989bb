/// A pattern over the names of instances, such as `deploy[provider=local,*]` or `baseline/invoke`.
///
/// In the names of steps and in values `*` stands for any text and `?` for any character. Without
/// brackets all instances of a step are meant; with brackets those that have exactly these axes,
/// where `*` among them stands for any further ones.
package struct InstancePattern: Sendable, Hashable, CustomStringConvertible {
    fileprivate struct Element: Sendable, Hashable {
        var step: Wildcard
        /// `nil` when any axes will do.
        var axes: [String: Wildcard]?
        var allowsMore = false
    }

    private let elements: [Element]
    /// The pattern as it was written.
    package let description: String

    /// Reads a pattern; `nil` when brackets or axes are not written as in a name.
    package init?(_ text: String) {
        let elements = text.split(separator: "/", omittingEmptySubsequences: false)
            .map(Element.init(text:))
        guard !elements.contains(nil) else { return nil }
        self.elements = elements.compactMap(\.self)
        description = text
    }

    /// Whether an instance has a name like this.
    package func matches(_ id: InstanceID) -> Bool {
        id.elements.count == elements.count
            && zip(elements, id.elements).allSatisfy { $0.matches($1) }
    }

    /// Whether an instance, or a reused pipeline that it stands in, has a name like this.
    package func covers(_ id: InstanceID) -> Bool {
        id.elements.count >= elements.count
            && matches(InstanceID(Array(id.elements.prefix(elements.count))))
    }

    /// Whether the steps on the way have names like these, whatever the axes.
    func matchesSteps(of id: InstanceID) -> Bool {
        id.elements.count == elements.count
            && zip(elements, id.elements).allSatisfy { $0.step.matches($1.step) }
    }

    /// The pattern without axes.
    var steps: String {
        description.split(separator: "/").map { $0.prefix { $0 != "[" } }.joined(separator: "/")
    }
}

extension InstancePattern.Element {
    fileprivate init?(text: Substring) {
        guard let bracket = text.firstIndex(of: "[") else {
            guard !text.isEmpty, !text.contains("]") else { return nil }
            self.init(step: Wildcard(text))
            return
        }
        guard bracket > text.startIndex, text.last == "]" else { return nil }
        self.init(step: Wildcard(text[..<bracket]), axes: [:])
        let inside = text[text.index(after: bracket)...].dropLast()
        for part in inside.split(separator: ",", omittingEmptySubsequences: false) {
            guard add(part) else { return nil }
        }
    }

    private mutating func add(_ part: Substring) -> Bool {
        if part == "*" {
            allowsMore = true
            return true
        }
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, !part.contains(where: { "[]".contains($0) })
        else { return false }
        return axes?.updateValue(Wildcard(sides[1]), forKey: String(sides[0])) == nil
    }

    fileprivate func matches(_ element: InstanceID.Element) -> Bool {
        guard step.matches(element.step) else { return false }
        guard let axes else { return true }
        let wanted = element.axes.filter { axes[$0.axis]?.matches($0.value) == true }
        return wanted.count == axes.count && (allowsMore || wanted.count == element.axes.count)
    }
}
