/// A plan as a tree for a terminal: pipelines inside pipelines, and in each its instances by how
/// many others have to be over first.
package struct GraphText: Sendable {
    private let plan: Plan
    private let members: [[Int]]
    private let levels: [Int]

    package init(_ plan: Plan) {
        self.plan = plan
        var members = Array(repeating: [Int](), count: plan.scopes.count)
        var levels: [Int] = []
        for (index, instance) in plan.instances.enumerated() {
            members[instance.scope].append(index)
            let below = instance.dependencies.map { levels[$0] }.max() ?? -1
            switch instance.phase {
            case .steps: levels.append(below + 1)
            case .finally(let position): levels.append(position)
            }
        }
        self.members = members
        self.levels = levels
    }

    /// The text; the numbers are the levels of each pipeline, from 1.
    package var text: String {
        guard !members.isEmpty else { return "\(plan.pipeline)\n" }
        return "\(plan.pipeline)\n" + lines(of: 0, indent: "  ")
    }

    private func lines(of scope: Int, indent: String) -> String {
        let steps = members[scope].filter { !plan.instances[$0].isFinally }
        let ends = members[scope].filter { plan.instances[$0].isFinally }
        var text = lines(steps, indent: indent)
        if !ends.isEmpty { text += "\(indent)finally\n" + lines(ends, indent: indent) }
        return text
    }

    private func lines(_ indices: [Int], indent: String) -> String {
        // A stable order: by level, and within one as planned.
        let ordered = indices.sorted { (levels[$0], $0) < (levels[$1], $1) }
        var previous: Int?
        return ordered.map { index in
            let number = levels[index] == previous ? "" : "\(levels[index] + 1)"
            previous = levels[index]
            let margin = String(repeating: " ", count: max(0, 3 - number.count))
            return "\(indent)\(margin)\(number)  \(line(of: index))\n"
                + inner(of: index, indent: indent)
        }
        .joined()
    }

    private func line(of index: Int) -> String {
        let instance = plan.instances[index]
        let waits = instance.dependencies.map { name(of: $0) }.joined(separator: ", ")
        let uses = instance.uses(in: plan)
        let head = "\(name(of: index))  (\(uses))"
        return waits.isEmpty ? head : "\(head)  ← \(waits)"
    }

    private func inner(of index: Int, indent: String) -> String {
        guard case .pipeline(let scope, _) = plan.instances[index].work else { return "" }
        return lines(of: scope, indent: indent + "     ")
    }

    /// Inside its pipeline, the last part of a name says it all.
    private func name(of index: Int) -> String {
        let id = plan.instances[index].id
        return id.elements.last.map { InstanceID([$0]).description } ?? id.description
    }
}
