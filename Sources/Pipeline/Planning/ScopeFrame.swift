/// What surrounds a pipeline while it is planned.
struct ScopeFrame {
    var params: [String: Binding]
    var secrets: [String: Binding]
    let path: SourcePath
    /// The instance that stands for it, with its index; `nil` for the root.
    var owner: (index: Int, id: InstanceID)?
    /// The files that reuse it, the root first.
    var reusedBy: [SourcePath] = []
    /// Whether `notify` steps in it keep quiet.
    var isQuiet = false
    /// The machine of steps that name none.
    var machine: (@Sendable (RunFacts) throws -> Value)?

    /// The name of an instance of a step in it.
    func id(of step: StepDefinition, _ cell: Cell) -> InstanceID {
        let element = InstanceID.Element(step: step.name.value, axes: cell.axes)
        return owner.map { $0.id.appending(element) } ?? InstanceID([element])
    }
}
