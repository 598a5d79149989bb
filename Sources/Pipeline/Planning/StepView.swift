/// A step as the expressions of other steps see it.
struct StepView: Sendable {
    /// The outputs with their types.
    var outputs: [OutputDeclaration] = []
    /// Whether its output may be missing although all went well.
    var maySkip = false
    var axes: [String] = []
    /// Its instances in matrix order, with their index in the plan.
    var instances: [(cell: Cell, index: Int)] = []
    /// Whether it is itself wrong, so that nothing can be said about what it leaves.
    var isUnusable = false

    /// The axes that an instance in a cell has to collect, because it lacks them itself.
    func fannedAxes(in cell: Cell) -> [String] { axes.filter { cell[$0] == nil } }

    /// The instances that belong to one in a cell: those that agree with it on all shared axes.
    func instances(joining cell: Cell) -> [Int] {
        instances.filter { $0.cell.agrees(with: cell) }.map(\.index)
    }
}
