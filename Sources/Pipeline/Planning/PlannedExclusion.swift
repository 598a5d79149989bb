/// An instance that a plan lacks because `exclude` removed it.
package struct PlannedExclusion: Sendable, Hashable {
    /// The name that it would have.
    package let instance: String
    /// The pattern that removed it, as it is written.
    package let pattern: String
    /// Where that stands: file and line.
    package let place: String

    package init(instance: String, pattern: String, place: String) {
        self.instance = instance
        self.pattern = pattern
        self.place = place
    }

    init(_ instance: InstanceID, by pattern: CellPattern) {
        let axes = pattern.axes.map { axis in
            let values = axis.values.map(\.value)
            let text = values.count == 1 ? values[0] : "[\(values.joined(separator: ", "))]"
            return "\(axis.name.value): \(text)"
        }
        let source = pattern.span.source
        let line = source.position(of: pattern.span.scalars.lowerBound).line
        self.init(
            instance: instance.description,
            pattern: "exclude { \(axes.joined(separator: ", ")) }",
            place: "\(source.file):\(line)"
        )
    }
}
