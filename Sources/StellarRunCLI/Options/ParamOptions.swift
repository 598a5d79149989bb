import ArgumentParser

/// The values of a pipeline's params.
struct ParamOptions: ParsableArguments {
    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "A param's value; a list is written `a,b`. Can be repeated.",
            valueName: "param=value"
        )
    )
    var assignments: [String] = []

    func validate() throws {
        for assignment in assignments where !assignment.contains("=") {
            throw ValidationError("'--set \(assignment)' must be written --set param=value")
        }
    }

    /// The values by param; the last one of a param holds.
    var values: [String: String] {
        assignments.reduce(into: [:]) { values, assignment in
            let parts = assignment.split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            values[String(parts[0])] = String(parts[1])
        }
    }
}
