import Pipeline

struct RunProgramOutput: StepOutput {
    var stdout: String
    var exitStatus: Int

    enum CodingKeys: String, CodingKey {
        case stdout
        case exitStatus = "exit-status"
    }

    static let outputs = [
        OutputDeclaration("stdout", .text, "what it printed, without the last line break"),
        OutputDeclaration("exit-status", .integer, "how it ended; 0, or the step failed"),
    ]
}
