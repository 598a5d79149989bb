import Synchronization

/// The instances of a step, found by the axes that others share with them.
///
/// They are put in order when the first asks: of most steps nobody ever does.
final class StepInstances: Sendable {
    /// Their indices in the plan, by their values on some axes.
    private typealias Index = [String: [Int]]

    private let cells: [Cell]
    private let all: [Int]
    private let indices = Mutex<[[String]: Index]>([:])

    /// Takes the instances in matrix order, with their indices in the plan.
    init(_ instances: [(cell: Cell, index: Int)] = []) {
        cells = instances.map(\.cell)
        all = instances.map(\.index)
    }

    /// The indices of those that have the values of a cell on some axes that they all have.
    func joining(_ cell: Cell, on axes: [String]) -> [Int] {
        guard !axes.isEmpty else { return all }
        let key = cell.key(on: axes)
        return indices.withLock { indices in
            if let index = indices[axes] { return index[key] ?? [] }
            let index = index(on: axes)
            indices[axes] = index
            return index[key] ?? []
        }
    }

    private func index(on axes: [String]) -> Index {
        var index: Index = [:]
        for (cell, place) in zip(cells, all) {
            index[cell.key(on: axes), default: []].append(place)
        }
        return index
    }
}
