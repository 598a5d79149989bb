import Testing
import Values

@testable import Pipeline

/// A pipeline with what planning it came to.
struct PlannedText {
    let plan: Plan?
    let diagnostics: [Diagnostic]

    /// Plans `p.yml`, which may reuse the other files; none of them is on the disk.
    init(
        _ text: String,
        files: [String: String] = [:],
        set: [String: String] = [:],
        catalog: StepCatalog = FakeSteps.catalog
    ) {
        let planner = Self.planner(text, files, catalog)
        (plan, diagnostics) = planner.plan(file: "p.yml", set: set)
    }

    /// Only checks it.
    static func validating(_ text: String, files: [String: String] = [:]) -> String {
        let found = planner(text, files, FakeSteps.catalog).validate(file: "p.yml")
        return DiagnosticRenderer().render(found)
    }

    private static func planner(
        _ text: String,
        _ files: [String: String],
        _ catalog: StepCatalog
    ) -> Planner {
        let texts = files.merging(["p.yml": text]) { $1 }
        return Planner(catalog: catalog, folder: "/home") {
            path,
            shown throws(UnreadableSource) in
            guard let text = texts[String(path.dropFirst("/home/".count))] else {
                throw UnreadableSource(.unreadableFile, "cannot read '\(shown)'", in: shown)
            }
            return SourceText(file: shown, text: text)
        }
    }

    /// The diagnostics as people see them.
    var rendered: String { DiagnosticRenderer().render(diagnostics) }

    /// The codes of the diagnostics in the order of the file.
    var codes: [DiagnosticCode] { diagnostics.map(\.code) }

    /// The messages in the order of the file.
    var messages: [String] { diagnostics.map(\.message) }

    /// The plan; a test whose pipeline is wrong stops there and shows why.
    func sound(_ location: SourceLocation = #_sourceLocation) throws -> Plan {
        try #require(plan, "\(rendered)", sourceLocation: location)
    }
}

extension Plan {
    /// The names of all instances in their order.
    var names: [String] { instances.map(\.id.description) }

    /// The names of the instances that an instance waits for.
    func needs(_ name: String) -> [String] {
        instances.first { $0.id.description == name }?.dependencies
            .map { instances[$0].id.description } ?? []
    }

    /// The index of an instance; a test that names a missing one stops there.
    func index(_ name: String) throws -> Int {
        try #require(names.firstIndex(of: name), "there is no '\(name)' in \(names)")
    }

    /// Makes the step of an instance, as a run would.
    func prepare(_ name: String, _ facts: RunFacts) throws -> PreparedStep {
        guard case .step(_, _, let prepare) = instances[try index(name)].work else {
            throw StepFailure(code: .invalid, message: "'\(name)' is a pipeline")
        }
        return try prepare(facts)
    }
}
