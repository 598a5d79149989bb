extension MappingReader {
    /// Reads what stands under the name of a step.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - isFinally: Whether it stands in `finally:`, where `when` speaks of the run.
    ///   - defaults: The policy of steps that have none of their own.
    /// - Returns: The step, as far as it could be understood.
    mutating func step(
        _ name: Spanned<String>,
        isFinally: Bool,
        defaults: AttemptPolicy
    ) -> StepDefinition {
        let uses = required("uses", .text, "The kind of step, or the path of another pipeline.")
        return StepDefinition(
            name: name,
            uses: Spanned(value: uses, span: valueSpan("uses") ?? name.span),
            with: node("with", "a mapping", "What the step is told; see its kind.")?.value,
            axes: names("for-each", "The axes of the matrix that it has an instance for each of."),
            exclude: patterns("exclude", "Instances to leave out: values on some axes."),
            include: patterns("include", "Instances to add: a value on every axis."),
            needs: needs(isFinally: isFinally),
            when: isFinally ? whenOfRun() : whenOfStep(),
            condition: node(
                "if",
                "an expression",
                "Whether to do it; false skips it.",
                type: .boolean
            )?.value,
            isOptional: value(
                "optional",
                .boolean,
                default: false,
                "Whether the run may succeed although this step failed."
            ),
            policy: policy(over: defaults),
            machine: node(
                "runs-on",
                "an expression",
                "The machine that it runs on.",
                type: .opaque("machine")
            )?.value,
            notBefore: optional("not-before", .weekTime, "The time of the week to wait for.")
                .flatMap(\.self),
            notifiesAlways: value(
                "always-notify",
                .boolean,
                default: false,
                "Whether to notify although another pipeline reuses this one."
            )
        )
    }

    private mutating func needs(isFinally: Bool) -> [Spanned<String>] {
        let needs = names("needs", "Steps to wait for without reading of them.")
        guard isFinally, let span = keySpan("needs") else { return needs }
        let message = "steps under 'finally' run in the order of the file and need nothing"
        report(Diagnostic(.keyOutOfPlace, message, at: span))
        return []
    }

    private mutating func whenOfStep() -> WhenRule {
        let rules: [String: WhenRule] = [
            "succeeded": .succeeded, "failed": .failed, "finished": .finished, "always": .always,
        ]
        let words = ["succeeded", "failed", "finished", "always"]
        let word = value(
            "when",
            .words(name: "condition of a step", words),
            default: "succeeded",
            "When to do it, once all it depends on is over."
        )
        return rules[word] ?? .succeeded
    }

    private mutating func whenOfRun() -> WhenRule {
        let words = RunCondition.allCases.map(\.rawValue) + ["always"]
        let given = value(
            "when",
            .oneOrMore(of: .words(name: "condition of a run", words)),
            default: ["always"],
            "In which conditions of the run to do it."
        )
        guard !given.contains("always") else { return .always }
        return .run(Set(given.compactMap(RunCondition.init)))
    }
}
