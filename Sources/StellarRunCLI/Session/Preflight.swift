import FaaS
import FoundationEssentials
import Pipeline

/// Compares what a plan needs with what there is, before anything is created.
struct Preflight: Sendable {
    let providers: ProviderRegistry
    /// The environment variables; `PATH` tells where tools are looked for.
    let environment: [String: String]

    /// What is missing, and who needs it.
    func missing(from plan: Plan) -> [PlannedRequirement] {
        plan.requirements.filter { !isMet($0.requirement) }
    }

    /// What is missing, one sentence and what to do for each; empty when the run may start.
    func problems(of plan: Plan) -> [String] {
        missing(from: plan).map { planned in
            let requirement = planned.requirement
            let who = planned.instances.map(\.description).joined(separator: ", ")
            return "\(subject(of: requirement)) is missing\n"
                + "  needed by: \(who)\n"
                + "  help: \(requirement.remedy)"
        }
    }

    private func isMet(_ requirement: Requirement) -> Bool {
        switch requirement.kind {
        case .tool: tools(of: requirement).contains { path(of: $0) != nil }
        case .provider: providers.names.contains(ProviderName(rawValue: requirement.name))
        case .file: FileManager.default.fileExists(atPath: requirement.name)
        case .feature: false
        }
    }

    private func subject(of requirement: Requirement) -> String {
        switch requirement.kind {
        case .tool:
            "the tool " + tools(of: requirement).map { "'\($0)'" }.joined(separator: " or ")
        case .provider: "provider '\(requirement.name)'"
        case .file: "'\(requirement.name)'"
        case .feature: requirement.name
        }
    }

    private func tools(of requirement: Requirement) -> [String] {
        [requirement.name] + (requirement.alternatives ?? [])
    }

    private func path(of tool: String) -> String? {
        (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")
            .split(separator: ":")
            .map { "\($0)/\(tool)" }
            .first(where: FileManager.default.isExecutableFile(atPath:))
    }
}
