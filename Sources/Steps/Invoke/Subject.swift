import Pipeline

/// One of the sets of functions that an `invoke` measures side by side.
struct Subject: Sendable, Hashable {
    /// Its name in the file of samples: the axes that tell it apart; empty when nothing has to.
    let name: String
    /// What its results are called.
    let instance: String
    let endpoints: EndpointSet
    /// The position of its first function among those of all subjects.
    let first: Int
}

extension Subject {
    /// Names sets of functions by those of their axes that the measuring instance does not have.
    static func subjects(_ sets: [EndpointSet], of instance: InstanceID) -> [Subject] {
        let own = Set(instance.elements.flatMap(\.axes).map(\.axis))
        let axes = sets.map {
            $0.axes.compactMap(AxisValue.init(named:)).filter { !own.contains($0.axis) }
        }
        let isAmbiguous = Set(axes).count < sets.count
        var first = 0
        return sets.enumerated().map { index, set in
            defer { first += set.functions.count }
            let number = isAmbiguous ? [AxisValue("set", "\(index + 1)")] : []
            let told = axes[index] + number
            return Subject(
                name: told.map(\.description).joined(separator: ","),
                instance: instance.with(told).description,
                endpoints: set,
                first: first
            )
        }
    }
}

extension AxisValue {
    /// Reads `axis=value`.
    fileprivate init?(named text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(String(parts[0]), String(parts[1]))
    }
}

extension InstanceID {
    /// The name with further axes on its last step.
    fileprivate func with(_ axes: [AxisValue]) -> InstanceID {
        var elements = elements
        elements[elements.count - 1].axes += axes
        return InstanceID(elements)
    }
}
