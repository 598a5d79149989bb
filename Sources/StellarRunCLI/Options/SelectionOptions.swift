import ArgumentParser
import Pipeline

/// Which part of a pipeline is meant.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only these instances and what they need; `finally` always. Can be repeated.",
            valueName: "pattern"
        )
    )
    var only: [String] = []

    @Option(
        help: ArgumentHelp(
            "These instances, all that waits for them, and what those need. Can be repeated.",
            valueName: "pattern"
        )
    )
    var from: [String] = []

    func validate() throws {
        if !only.isEmpty, !from.isEmpty {
            throw ValidationError("'--only' and '--from' cannot be used together")
        }
        _ = try patterns(only, "--only") + patterns(from, "--from")
    }

    /// What was chosen.
    var selection: PlanSelection {
        get throws {
            if !only.isEmpty { return .only(try patterns(only, "--only")) }
            return from.isEmpty ? .everything : .from(try patterns(from, "--from"))
        }
    }

    private func patterns(_ texts: [String], _ option: String) throws -> [InstancePattern] {
        try texts.map { text in
            guard let pattern = InstancePattern(text) else {
                throw ValidationError(
                    "'\(option) \(text)' must be written like deploy[provider=local,*]"
                )
            }
            return pattern
        }
    }
}

extension PlanSelection {
    /// The selected part of a plan.
    ///
    /// - Throws: A `ValidationError` that names what may have been meant.
    func part(of plan: Plan) throws -> Plan {
        do throws(UnmatchedPattern) {
            return try applied(to: plan)
        } catch {
            throw ValidationError(error.message)
        }
    }
}
