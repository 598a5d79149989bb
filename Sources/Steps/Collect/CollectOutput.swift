import Pipeline
import Results

struct CollectOutput: StepOutput {
    var summary: [ResultSummary]
    var missing: Int
    var report: String

    static let outputs = [
        OutputDeclaration("summary", .opaque("summary"), "the numbers, one entry for each result"),
        OutputDeclaration("missing", .integer, "how many instances left no samples"),
        OutputDeclaration("report", .text, "where the page of this run will be"),
    ]
}
