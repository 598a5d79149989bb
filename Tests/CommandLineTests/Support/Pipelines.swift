/// Pipelines that several tests run.
enum Pipelines {
    /// Deploys a function of the workspace, with instances that do not live long, and invokes it.
    static func invoking(
        _ function: String,
        runtime: String = "python",
        mode: String = "cold",
        samples: Int = 2,
        finally: String = "  teardown: { uses: teardown }"
    ) -> String {
        """
        pipeline: \(function)
        steps:
          build: { uses: build, with: { function: \(function), runtime: \(runtime) } }
          deploy:
            uses: deploy
            with:
              provider: local
              artifact: ${{ steps.build.artifact }}
              memory: 64MiB
              keep-alive: 200ms
          invoke:
            uses: invoke
            with:
              endpoints: ${{ steps.deploy.endpoints }}
              mode: \(mode)
              samples: \(samples)
              calibration: 100ms
        finally:
        \(finally)
        """
    }

    /// Runs a program as its only step.
    static func running(_ program: String, _ arguments: String...) -> String {
        """
        pipeline: running
        steps:
          program:
            uses: run
            with: { program: \(program), arguments: \(arguments) }
        """
    }
}
