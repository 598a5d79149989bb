/// The name of one instance of a step, the same everywhere and always:
/// `baseline[provider=aws]/invoke[mode=cold]`.
public struct InstanceID: Sendable, Hashable, CustomStringConvertible {
    /// One step on the way, with the axis values that single out its instance.
    public struct Element: Sendable, Hashable {
        /// The name of the step.
        public var step: String
        /// Its axes, in the order of its `for-each`.
        public var axes: [AxisValue]

        /// Creates an element.
        public init(step: String, axes: [AxisValue] = []) {
            self.step = step
            self.axes = axes
        }
    }

    /// From the outermost pipeline inwards; never empty.
    public let elements: [Element]

    /// Creates a name.
    public init(_ elements: [Element]) {
        precondition(!elements.isEmpty, "an instance has a name")
        self.elements = elements
    }

    /// The name of an instance inside the reused pipeline that this instance stands for.
    public func appending(_ element: Element) -> InstanceID { InstanceID(elements + [element]) }

    /// Whether the instance stands inside the reused pipeline `ancestor`.
    public func isInside(_ ancestor: InstanceID) -> Bool {
        elements.count > ancestor.elements.count
            && elements.starts(with: ancestor.elements)
    }

    /// The name as people and files know it.
    public var description: String {
        elements.map { element in
            guard !element.axes.isEmpty else { return element.step }
            return "\(element.step)[\(element.axes.map(\.description).joined(separator: ","))]"
        }
        .joined(separator: "/")
    }
}

/// A value on an axis of a matrix.
public struct AxisValue: Sendable, Hashable, CustomStringConvertible {
    /// The axis.
    public var axis: String
    /// The value, as it is written in a name.
    public var value: String

    /// Creates a value on an axis.
    public init(_ axis: String, _ value: String) {
        self.axis = axis
        self.value = value
    }

    /// `axis=value`.
    public var description: String { "\(axis)=\(value)" }
}
