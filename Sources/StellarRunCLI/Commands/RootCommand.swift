import ArgumentParser

/// The command line as a whole; without a command's name, the argument is a pipeline to run.
struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stellar-run",
        abstract: "Continuous benchmarking of serverless clouds, from one YAML file.",
        discussion: """
            `stellar-run FILE` is short for `stellar-run run FILE`.

            Exit status: 0 succeeded, 1 the run failed, 2 usage, 3 invalid pipeline, \
            4 environment, 5 resources left behind, 130 interrupted.
            """,
        version: StellarRun.version,
        // What no person types.
        subcommands: [AttendCommand.self],
        groupedSubcommands: [
            CommandGroup(
                name: "Pipelines",
                subcommands: [
                    RunCommand.self, ValidateCommand.self, PlanCommand.self, GraphCommand.self,
                    ImportCommand.self, StepCommand.self,
                ]
            ),
            CommandGroup(
                name: "Runs",
                subcommands: [
                    RunsCommand.self, StatusCommand.self, LogsCommand.self, ReportCommand.self,
                    CompareCommand.self,
                    ResumeCommand.self, TeardownCommand.self, SweepCommand.self,
                    PruneCommand.self,
                ]
            ),
            CommandGroup(
                name: "The language and the machine",
                subcommands: [
                    StepsCommand.self, SchemaCommand.self, ExplainCommand.self, DoctorCommand.self,
                    LoadCommand.self, LocalCommand.self, BasesCommand.self,
                ]
            ),
        ],
        defaultSubcommand: RunCommand.self
    )
}
