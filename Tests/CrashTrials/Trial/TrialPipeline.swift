/// The pipeline of the trials: everything that a real one has, made short.
enum TrialPipeline {
    /// How many functions each `deploy` creates.
    static let replicas = 2

    /// How many instances `deploy` has.
    static let deployments = 2

    /// The pipeline for a place.
    static func text(for place: Place) -> String {
        """
        pipeline: crash
        matrix: { mode: [warm, cold] }
        defaults:
          retry: { attempts: 8, backoff: 10ms..50ms }
        steps:
          build:
            uses: build
            with: { function: hello, runtime: python }
          deploy:
            uses: deploy
            for-each: [mode]
            with:
              provider: \(place.provider)
              artifact: ${{ steps.build.artifact }}
              memory: 128MiB
              replicas: \(replicas)
              keep-alive: \(place.keepAlive)
          invoke:
            uses: invoke
            for-each: [mode]
            with:
              endpoints: ${{ steps.deploy.endpoints }}
              mode: ${{ matrix.mode }}
              samples: 4
              calibration: 100ms
          collect:
            uses: collect
            with: { samples: "${{ steps.invoke.samples }}" }
        finally:
          teardown: { uses: teardown }

        """
    }
}
