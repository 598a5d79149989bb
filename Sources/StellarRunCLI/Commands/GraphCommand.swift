import ArgumentParser
import Pipeline

/// Draws what a run would do.
struct GraphCommand: StellarCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case dot
        case svg
    }

    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Draw what a run would do: as a tree, for Graphviz, or as a picture."
    )

    @OptionGroup var pipeline: PipelineOptions

    @Option(help: "How to draw it.")
    var format = Format.text

    func run(in composition: Composition) async throws -> ExitStatus {
        let catalog = composition.catalog()
        let plan = composition.plan(pipeline.file, values: pipeline.values, catalog: catalog)
        guard let plan else { return .invalidPipeline }
        composition.output.write(drawing(of: plan))
        return .succeeded
    }

    private func drawing(of plan: Plan) -> String {
        switch format {
        case .text: GraphText(plan).text
        case .dot: GraphDOT(PlanGraph(plan)).text
        case .svg: GraphSVG(PlanGraph(plan)).text
        }
    }
}
