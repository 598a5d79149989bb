import Pipeline
import Values

/// Removes what this run created, and says so.
///
/// The engine removes it in any case; this step decides when, and brings the receipt.
struct Teardown: PipelineStep {
    typealias Parameters = NoParameters

    static let kind: StepKind = "teardown"
    static let effect = Effect.idempotent
    static let summary = "removes what this run created and prints the receipt"

    init(_ parameters: NoParameters) {}

    func run(in context: StepContext) async throws -> TeardownOutput {
        let receipt = try await context.settleLeases()
        context.log(
            "created \(receipt.created), removed \(receipt.removed), "
                + "already gone \(receipt.alreadyGone), left \(receipt.left.count)"
        )
        guard receipt.left.isEmpty else {
            throw StepFailure(
                code: .unavailable,
                message: "\(receipt.left.count) resources could not be removed",
                details: receipt.left.map { "\($0.kind) \($0.name) at \($0.place): \($0.reason)" }
            )
        }
        return TeardownOutput(receipt: receipt)
    }
}
