import ArgumentParser
import Pipeline

/// Tells what this machine has and lacks.
struct DoctorCommand: CloudCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Tell what this machine has: tools, providers, means to measure.",
        discussion: """
            With a pipeline, also what that lacks: exit status 4 when anything does, 3 when the \
            pipeline is wrong. Without one, that something is missing is no failure.
            """
    )

    @Argument(help: "A pipeline's file.")
    var file: String?

    @OptionGroup var params: ParamOptions
    @OptionGroup var secrets: SecretOptions
    @OptionGroup var endpoint: EndpointOptions

    @Flag(help: "Print a JSON object a line.")
    var json = false

    func run(in composition: Composition) async throws -> ExitStatus {
        let examination = MachineExamination(
            environment: composition.environment,
            providers: composition.providers(stateFolder: StateOptions.usual)
        )
        var lacks: (findings: [Finding], status: ExitStatus)?
        if let file { lacks = try await self.lacks(of: file, examination, in: composition) }
        let findings = try await examination.findings() + (lacks?.findings ?? [])
        let page = FindingPage(findings: findings)
        composition.output.write(json ? try page.json : page.text)
        return lacks?.status ?? .succeeded
    }

    /// What a pipeline lacks here.
    private func lacks(
        of file: String,
        _ examination: MachineExamination,
        in composition: Composition
    ) async throws -> (findings: [Finding], status: ExitStatus) {
        let catalog = composition.catalog()
        guard let plan = composition.plan(file, values: params.values, catalog: catalog) else {
            return ([], .invalidPipeline)
        }
        let source = try secrets.source(environment: composition.environment)
        let missing =
            composition.missing(from: plan).map(Finding.init)
            + (try source.read(plan.secrets).missing.map(Finding.init(secret:)))
        guard missing.isEmpty else { return (missing, .environment) }
        let complete = Finding(
            group: .pipeline,
            name: file,
            state: .ok,
            detail: "nothing is missing"
        )
        return ([complete] + (try examination.permissions(for: plan)), .succeeded)
    }
}

extension Finding {
    fileprivate init(_ planned: PlannedRequirement) {
        let who = planned.instances.map(\.description).joined(separator: ", ")
        group = .pipeline
        name = planned.requirement.name
        state = .missing
        detail = "needed by \(who)"
        remedy = planned.requirement.remedy
    }

    fileprivate init(secret name: String) {
        group = .pipeline
        self.name = name
        state = .missing
        detail = "a secret without a value"
        remedy = "set the environment variable \(SecretSource.variable(for: name))"
    }
}
