/// A plan as `plan --json` shows it.
///
/// Versioned: a field may be added within a schema, but none changes its meaning.
package struct PlanEncoding {
    private static let schema = 1
    private let plan: Plan

    fileprivate struct Instance: Encodable {
        let id: InstanceID
        /// The names of the steps on the way, without axes.
        let step: String
        let axes: [String: String]
        let needs: [InstanceID]
        let uses: String
    }

    /// What does not exist, with what removed it.
    fileprivate struct Exclusion: Encodable {
        let id: String
        let by: String
        let at: String
    }

    fileprivate struct Requirement: Encodable {
        let kind: Pipeline.Requirement.Kind
        let name: String
        let remedy: String
        let instances: [InstanceID]
    }

    /// Prepares a plan to be shown.
    package init(_ plan: Plan) { self.plan = plan }

    /// The JSON text, with sorted keys.
    ///
    /// - Throws: An `EncodingError`.
    package func json() throws -> String {
        var bytes: [UInt8] = []
        try write { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes the JSON text piece by piece: of a large plan, it is larger than the plan itself.
    ///
    /// - Parameter take: Takes the next piece, in UTF-8.
    /// - Throws: An `EncodingError`, or what `take` throws.
    package func write(to take: ([UInt8]) throws -> Void) throws {
        try withoutActuallyEscaping(take) { try write(PrettyObject(take: $0)) }
    }

    private func write(_ object: PrettyObject) throws {
        var object = object
        try object.add("excluded", plan.exclusions.map { Exclusion($0) })
        try object.add("exclusions", plan.exclusions.map(\.instance))
        try object.add("forecast", ForecastEncoding(PlanForecast(plan)))
        try object.add("instances", each: plan.instances) { Instance($0, in: plan) }
        try object.add("pipeline", plan.pipeline)
        try object.add("requirements", plan.requirements.map { Requirement($0) })
        try object.add("schema", Self.schema)
        try object.finish()
    }
}

extension PlanEncoding.Instance {
    fileprivate init(_ instance: PlannedInstance, in plan: Plan) {
        id = instance.id
        step = instance.id.elements.map(\.step).joined(separator: "/")
        axes = instance.id.axes
        needs = instance.dependencies.map { plan.instances[$0].id }
        uses = instance.work.name(in: plan)
    }
}

extension PlanEncoding.Exclusion {
    fileprivate init(_ exclusion: PlannedExclusion) {
        id = exclusion.instance
        by = exclusion.pattern
        at = exclusion.place
    }
}

extension PlanEncoding.Requirement {
    fileprivate init(_ planned: PlannedRequirement) {
        kind = planned.requirement.kind
        name = planned.requirement.name
        remedy = planned.requirement.remedy
        instances = planned.instances
    }
}

extension InstanceID {
    /// All axes on the way; of two with one name, the inner.
    fileprivate var axes: [String: String] {
        Dictionary(elements.flatMap(\.axes).map { ($0.axis, $0.value) }) { $1 }
    }
}

extension PlannedInstance.Work {
    fileprivate func name(in plan: Plan) -> String {
        switch self {
        case .step(let kind, _, _): kind.rawValue
        case .pipeline(let scope, _): plan.scopes[scope].file
        }
    }
}
