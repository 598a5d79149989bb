import FaaS
import Foundation
import NoWeb
import Pipeline
import Steps
import Values

/// The language as a fuzzer meets it: arbitrary bytes in, what is said about them out.
///
/// Everything is in memory: the pipeline that is asked for is the input, and all that it can reuse
/// is itself and one small family.
package struct FrontEnd: Sendable {
    private let catalog = StepCatalog.builtin(
        providers: ProviderRegistry([]),
        web: NoWeb(),
        now: { 0 }
    )

    package init() {}

    /// Reads an input as a pipeline and as an expression inside one, and writes down what is wrong
    /// in one of the formats, and what would be done.
    ///
    /// - Returns: All that was written.
    @discardableResult
    package func read(_ input: [UInt8]) -> String {
        let format = DiagnosticFormat.allCases[input.count % DiagnosticFormat.allCases.count]
        // Longer ones repeat themselves: hardly anything of a whole pipeline is an expression.
        let expression = Array(ExpressionInput(input.prefix(200)).pipeline.utf8)
        return page(of: input, format) + page(of: expression, format)
    }

    private func page(of input: [UInt8], _ format: DiagnosticFormat) -> String {
        let planner = Planner(catalog: catalog) { path, shown throws(UnreadableSource) in
            switch path {
            case "/input.yml": try SourceText.decode(Data(input), shownAs: shown)
            case "/family.yml": SourceText(file: shown, text: Self.family)
            default: throw UnreadableSource(.unreadableFile, "there is no '\(shown)'", in: shown)
            }
        }
        let (plan, found) = planner.check(file: "input.yml")
        let mistakes = format.render(found, version: "0", colour: input.count.isMultiple(of: 8))
        guard let plan, plan.instances.count <= 100 else { return mistakes }
        return mistakes + Self.drawings(of: plan)
    }

    private static func drawings(of plan: Plan) -> String {
        let json = (try? PlanEncoding(plan).json()) ?? ""
        return json + GraphText(plan).text + GraphDOT(PlanGraph(plan)).text
    }

    /// What `uses: ./family.yml` finds.
    private static let family = """
        pipeline: family
        params:
          samples: { type: integer, default: 2, min: 1 }
          provider: { type: provider, default: local }
        matrix:
          mode: [warm, cold]
        steps:
          say:
            uses: run
            for-each: [mode]
            with: { program: echo, arguments: ["${{ params.samples }}", "${{ matrix.mode }}"] }
        outputs:
          said: ${{ steps.say.stdout }}
        """
}
