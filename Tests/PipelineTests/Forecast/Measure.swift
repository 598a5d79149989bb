import Values

@testable import Pipeline

/// A step that foresees what it is told, and hands on what the steps before it say.
struct Measure: ForeseeingStep {
    struct Parameters: StepParameters {
        let takes: Duration
        let alone: Bool
        let makes: Int

        init(reading mapping: inout MappingReader) {
            takes = mapping.value("takes", .duration, default: .zero, "For how long.")
            alone = mapping.value("alone", .boolean, default: false, "Whether it needs quiet.")
            makes = mapping.value("makes", .integer, default: 0, "How many things.")
        }
    }

    struct Output: StepOutput {
        var made: Int
        static let outputs = [OutputDeclaration("made", .integer, "How many it made.")]
    }

    static let kind: StepKind = "measure"
    static let effect = Effect.pure
    static let summary = "Measures."
    let parameters: Parameters

    func run(in context: StepContext) async throws -> Output { Output(made: parameters.makes) }

    func foresee(_ mapping: inout MappingReader, after dependencies: [Forecast]) -> Forecast {
        var forecast = Forecast()
        forecast.duration = mapping.isKnown("takes") ? parameters.takes : nil
        forecast.quiet = parameters.alone ? parameters.takes : .zero
        forecast.resources = nil
        forecast.requests = dependencies.fact("makes").flatMap(\.text).flatMap(Int.init) ?? 0
        guard mapping.isKnown("makes") else { return forecast }
        let thing = Forecast.Resource(kind: "thing", place: "here", count: parameters.makes)
        forecast.resources = [thing]
        forecast.facts["makes"] = .integer(parameters.makes)
        if parameters.makes > 100 { mapping.refuse("makes", "nobody makes so many") }
        return forecast
    }

    static var catalog: StepCatalog {
        var catalog = FakeSteps.catalog
        catalog.register(Measure.self) { Measure(parameters: $0) }
        return catalog
    }
}
