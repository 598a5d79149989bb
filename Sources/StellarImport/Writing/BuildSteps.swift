/// The `build` steps of an experiment: one for each function and runtime.
struct BuildSteps {
    private var choices: [(choice: FunctionChoice, name: String)] = []

    /// Names the steps, each differently.
    init(for parts: [SubExperiment]) {
        for choice in parts.map(FunctionChoice.init)
        where !choices.contains(where: { $0.choice == choice }) {
            let name = "build-\(StepName(choice.function).text)-\(choice.runtime)"
            let isTaken = choices.contains { $0.name == name }
            choices.append((choice, isTaken ? "\(name)-\(choices.count)" : name))
        }
    }

    /// The step that builds the function of a sub-experiment; empty where none is built.
    func name(for part: SubExperiment) -> String {
        let choice = FunctionChoice(for: part)
        return choices.first { $0.choice == choice }?.name ?? ""
    }

    func write(to lines: inout YAMLLines) {
        for (choice, name) in choices {
            lines.add(1, "\(name):")
            lines.add(2, "uses: build")
            let function = YAMLLines.word(choice.function)
            lines.add(2, "with: { function: \(function), runtime: \(choice.runtime) }")
            lines.blank()
        }
    }
}
