extension Plan {
    /// The index of an instance by its name.
    package func index(of instance: InstanceID) -> Int? {
        instances.firstIndex { $0.id == instance }
    }

    /// The instances whose outputs an instance may read: those that it waits for, and those that the
    /// reused pipelines around it were told of.
    package func readBy(_ index: Int) -> [Int] {
        var found = Set(instances[index].dependencies)
        var scope = instances[index].scope
        while let owner = scopes[scope].owner {
            found.formUnion(instances[owner].dependencies)
            scope = instances[owner].scope
        }
        if case .finally = instances[index].phase {
            // Order alone says that they come after all others of their pipeline.
            found.formUnion(
                instances.indices.filter {
                    instances[$0].scope == instances[index].scope && instances[$0].phase == .steps
                }
            )
        }
        return found.sorted()
    }

    /// The plan of one instance alone: what it reads of is there already, nothing comes after it.
    ///
    /// - Parameters:
    ///   - index: The instance.
    ///   - outputs: What others left, by their names; who else it reads of counts as left out.
    ///   - isSingleAttempt: Whether retries and limits are somebody else's.
    ///   - folder: What counts as the folder of the pipeline's file; `nil` for its own.
    /// - Returns: The plan.
    package func lone(
        _ index: Int,
        knowing outputs: [String: Value],
        isSingleAttempt: Bool,
        folder: String? = nil
    ) -> Plan {
        let read = readBy(index).filter { outputs[instances[$0].id.description] != nil }
        let scope = scopes[instances[index].scope]
        var plan = self
        plan.scopes = [PlannedScope(folder: folder ?? scope.folder, file: scope.file)]
        plan.instances =
            read.map { instances[$0].done }
            + [instances[index].alone(after: Array(read.indices), isSingle: isSingleAttempt)]
        plan.places = Dictionary(
            zip(read.map(whole) + [whole(index)], 0...),
            uniquingKeysWith: { first, _ in first }
        )
        let id = instances[index].id
        plan.requirements = requirements.filter { $0.instances.contains(id) }
        return plan
    }

    /// The index in the whole plan that expressions know an instance by.
    private func whole(_ index: Int) -> Int {
        guard let places else { return index }
        return places.first { $0.value == index }?.key ?? index
    }
}
