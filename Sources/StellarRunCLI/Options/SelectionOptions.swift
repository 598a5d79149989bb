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
        _ = try patterns.selection()
    }

    /// What was chosen, as texts.
    var patterns: Patterns { Patterns(only: only, from: from) }

    /// The texts of a choice, which a run remembers.
    struct Patterns: Sendable {
        var only: [String] = []
        var from: [String] = []

        /// What they mean.
        func selection() throws -> PlanSelection {
            if !only.isEmpty { return .only(try Self.read(only, "--only")) }
            return from.isEmpty ? .everything : .from(try Self.read(from, "--from"))
        }

        private static func read(_ texts: [String], _ option: String) throws -> [InstancePattern] {
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
