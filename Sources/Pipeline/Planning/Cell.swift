/// The values that single out an instance of a step, one on each of its axes.
struct Cell: Sendable {
    /// A value on an axis, which all cells that have it share.
    final class Point: Sendable {
        let axis: String
        /// `nil` while a param that has no value yet stands for it.
        let value: Value?
        /// The value in the name of the instance; two are the same if their texts are.
        let text: String
        /// Where the value is written.
        let origin: SourceSpan?

        init(axis: String, value: Value?, text: String, origin: SourceSpan?) {
            self.axis = axis
            self.value = value
            self.text = text
            self.origin = origin
        }
    }

    /// In the order of `for-each`.
    var points: [Point] = []

    subscript(axis: String) -> Point? { points.first { $0.axis == axis } }

    /// The axes as they stand in a name.
    var axes: [AxisValue] { points.map { AxisValue($0.axis, $0.text) } }

    /// The values as one text, in which two cells of a step differ.
    var key: String {
        points.reduce(into: "") { key, point in key.append(value: point.text) }
    }

    /// The values on some of its axes as one text.
    func key(on axes: [String]) -> String {
        axes.reduce(into: "") { key, axis in
            if let point = self[axis] { key.append(value: point.text) }
        }
    }
}

extension String {
    // There is no comma in any value.
    fileprivate mutating func append(value: String) {
        append(value)
        append(",")
    }
}
