import FoundationEssentials

/// A plan as `plan --json` shows it.
///
/// Versioned: a field may be added within a schema, but none changes its meaning.
package struct PlanEncoding: Encodable {
    private let schema = 1
    private let pipeline: String
    private let instances: [Instance]
    private let exclusions: [String]
    /// The same with what removed them.
    private let excluded: [Exclusion]
    private let forecast: ForecastEncoding
    private let requirements: [Requirement]

    private struct Instance: Encodable {
        let id: InstanceID
        /// The names of the steps on the way, without axes.
        let step: String
        let axes: [String: String]
        let needs: [InstanceID]
        let uses: String
    }

    private struct Exclusion: Encodable {
        let id: String
        let by: String
        let at: String
    }

    private struct Requirement: Encodable {
        let kind: Pipeline.Requirement.Kind
        let name: String
        let remedy: String
        let instances: [InstanceID]
    }

    /// Prepares a plan to be shown.
    package init(_ plan: Plan) {
        pipeline = plan.pipeline
        instances = plan.instances.map { instance in
            Instance(
                id: instance.id,
                step: instance.id.elements.map(\.step).joined(separator: "/"),
                axes: instance.id.axes,
                needs: instance.dependencies.map { plan.instances[$0].id },
                uses: instance.work.name(in: plan)
            )
        }
        exclusions = plan.exclusions.map(\.instance)
        excluded = plan.exclusions.map {
            Exclusion(id: $0.instance, by: $0.pattern, at: $0.place)
        }
        forecast = ForecastEncoding(PlanForecast(plan))
        requirements = plan.requirements.map { planned in
            Requirement(
                kind: planned.requirement.kind,
                name: planned.requirement.name,
                remedy: planned.requirement.remedy,
                instances: planned.instances
            )
        }
    }

    /// The JSON text, with sorted keys.
    ///
    /// - Throws: An `EncodingError`.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
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
