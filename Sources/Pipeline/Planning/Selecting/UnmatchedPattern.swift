/// A pattern that no instance has a name like, and names that may have been meant.
package struct UnmatchedPattern: Error, Sendable, Hashable {
    private static let mostNames = 6

    package let pattern: String
    /// Names that are close to the pattern.
    package let near: [String]

    package init(_ pattern: InstancePattern, among ids: [InstanceID]) {
        self.pattern = pattern.description
        near = Self.near(pattern, ids)
    }

    /// One sentence for a person.
    package var message: String {
        let names = near.isEmpty ? "" : "; there are \(near.joined(separator: ", "))"
        return "no instance matches '\(pattern)'\(names)"
    }

    /// The instances of the steps that are meant; of the step that is spelled alike; or all steps.
    private static func near(_ pattern: InstancePattern, _ ids: [InstanceID]) -> [String] {
        let meant = ids.filter(pattern.matchesSteps)
        if !meant.isEmpty { return shortened(meant.map(\.description)) }
        let steps = ids.map(\.steps).reduce(into: [String]()) { names, name in
            if names.last != name, !names.contains(name) { names.append(name) }
        }
        if let step = Suggestion.closest(to: pattern.steps, among: steps) {
            return shortened(ids.filter { $0.steps == step }.map(\.description))
        }
        return shortened(steps)
    }

    private static func shortened(_ names: [String]) -> [String] {
        let rest = names.count - mostNames
        return rest > 0 ? Array(names.prefix(mostNames)) + ["\(rest) more"] : names
    }
}

extension InstanceID {
    /// The names of the steps on the way, without axes.
    package var steps: String { elements.map(\.step).joined(separator: "/") }
}
