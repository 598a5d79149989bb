/// A step as the expressions of other steps see it.
struct StepView: Sendable {
    /// The outputs with their types.
    var outputs: [OutputDeclaration] = []
    /// Whether its output may be missing although all went well.
    var maySkip = false
    var axes: [String] = []
    /// Whether it is itself wrong, so that nothing can be said about what it leaves.
    var isUnusable = false
    /// Its instances in matrix order.
    var instances = StepInstances()

    init(maySkip: Bool = false, axes: [String] = [], isUnusable: Bool = false) {
        self.maySkip = maySkip
        self.axes = axes
        self.isUnusable = isUnusable
    }

    /// The axes that an instance in a cell has to collect, because it lacks them itself.
    func fannedAxes(in cell: Cell) -> [String] { axes.filter { cell[$0] == nil } }

    /// The instances that belong to one in a cell: those that agree with it on all shared axes.
    func instances(joining cell: Cell) -> [Int] {
        instances.joining(cell, on: axes.filter { cell[$0] != nil })
    }
}
