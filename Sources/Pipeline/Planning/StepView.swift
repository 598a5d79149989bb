/// A step as the expressions of other steps see it.
struct StepView: Sendable {
    /// The outputs with their types.
    var outputs: [OutputDeclaration] = []
    /// Whether its output may be missing although all went well.
    var maySkip = false
    var axes: [String] = []
    /// Whether it is itself wrong, so that nothing can be said about what it leaves.
    var isUnusable = false

    /// Its instances in matrix order, with their index in the plan.
    private var instances: [(cell: Cell, index: Int)] = []
    private var places: [String: Int] = [:]

    init(maySkip: Bool = false, axes: [String] = [], isUnusable: Bool = false) {
        self.maySkip = maySkip
        self.axes = axes
        self.isUnusable = isUnusable
    }

    mutating func append(_ cell: Cell, at index: Int) {
        instances.append((cell, index))
        places[cell.key] = index
    }

    /// The axes that an instance in a cell has to collect, because it lacks them itself.
    func fannedAxes(in cell: Cell) -> [String] { axes.filter { cell[$0] == nil } }

    /// The instances that belong to one in a cell: those that agree with it on all shared axes.
    func instances(joining cell: Cell) -> [Int] {
        let shared = axes.compactMap { cell[$0]?.text }
        // Where nothing fans in there is at most one, which need not be searched for.
        if shared.count == axes.count { return places[Cell.key(of: shared)].map { [$0] } ?? [] }
        return instances.filter { $0.cell.agrees(with: cell) }.map(\.index)
    }
}
