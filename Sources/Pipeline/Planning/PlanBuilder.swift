/// The plan while it is made.
struct PlanBuilder {
    /// More instances than that are a mistake, such as pipelines that reuse others many times over.
    static let limit = 50_000
    /// How deep pipelines may reuse others.
    static let depthLimit = 16

    let catalog: StepCatalog
    let load: Planner.Loader
    /// Whether params may be without a value, because the pipeline is only validated.
    let isLenient: Bool

    var diagnostics = Diagnostics()
    /// Whether a param of the root pipeline has no value, so that nothing could be carried out.
    private(set) var lacksValues = false
    /// A pipeline stands for its instances before they are planned; until then its place is empty.
    var instances: [PlannedInstance?] = []
    var scopes: [PlannedScope] = []
    var requirements: [(requirement: Requirement, instances: [InstanceID])] = []
    var exclusions: [PlannedExclusion] = []
    /// Those of the latest step.
    var rules: InstanceRules?
    private var definitions: [String: PipelineDefinition] = [:]

    init(catalog: StepCatalog, load: @escaping Planner.Loader, isLenient: Bool) {
        self.catalog = catalog
        self.load = load
        self.isLenient = isLenient
    }

    /// Plans a root pipeline.
    mutating func plan(_ path: SourcePath, set: [String: String]) -> Plan? {
        guard let definition = definition(of: path, namedAt: nil) else { return nil }
        lacksValues = definition.params.contains { $0.fallback == nil && set[$0.name.value] == nil }
        let frame = ScopeFrame(
            params: bindParams(of: definition, set: set),
            secrets: Dictionary(
                definition.secrets.map { ($0.value, Binding.secret($0.value)) },
                uniquingKeysWith: { first, _ in first }
            ),
            path: path
        )
        _ = planScope(definition, frame)
        return Plan(
            pipeline: definition.name,
            file: path.absolute,
            instances: planned,
            scopes: scopes,
            requirements: requirements.map {
                PlannedRequirement(requirement: $0.requirement, instances: $0.instances)
            },
            // All that are declared: what a program inherits unasked is to be masked as well.
            secrets: definition.secrets.map(\.value),
            exclusions: exclusions,
            deadline: definition.deadline,
            warnings: diagnostics.sorted().filter { $0.severity == .warning }
        )
    }

    /// All instances, in a list that is not longer than they are.
    private var planned: [PlannedInstance] {
        var planned: [PlannedInstance] = []
        planned.reserveCapacity(instances.count)
        for case let instance? in instances { planned.append(instance) }
        return planned
    }

    /// Reads a file once; one that cannot be read is reported where it is named.
    mutating func definition(
        of path: SourcePath,
        namedAt span: SourceSpan?
    ) -> PipelineDefinition? {
        if let known = definitions[path.absolute] { return known }
        let source: SourceText
        do throws(UnreadableSource) {
            source = try load(path.absolute, path.shown)
        } catch {
            var diagnostic = error.diagnostic
            if let span, diagnostic.span.source.text.isEmpty { diagnostic.span = span }
            diagnostics.report(diagnostic)
            return nil
        }
        guard let root = DocumentReader.read(source, into: &diagnostics) else { return nil }
        var reader = DefinitionReader(words: catalog.words, diagnostics: diagnostics)
        let definition = reader.read(root, of: source)
        diagnostics = reader.diagnostics
        definitions[path.absolute] = definition
        return definition
    }

    mutating func note(_ found: [Requirement], of instance: InstanceID) {
        for requirement in found {
            if let index = requirements.firstIndex(where: { $0.requirement == requirement }) {
                requirements[index].instances.append(instance)
            } else {
                requirements.append((requirement, [instance]))
            }
        }
    }
}
