import MotoTestSupport
import Testing

/// Pipelines on AWS that invoke nothing, as moto does not serve functions.
enum AWSPipelines {
    /// Deploys functions of both kinds of endpoint, and removes them.
    static let both = """
        pipeline: both
        matrix: { endpoint: [function-url, http-api] }
        steps:
          build: { uses: build, with: { function: hello, runtime: python } }
          deploy:
            uses: deploy
            for-each: [endpoint]
            with:
              provider: aws
              artifact: ${{ steps.build.artifact }}
              memory: 128MiB
              endpoint: ${{ matrix.endpoint }}
              replicas: 2
        finally:
          teardown: { uses: teardown }
        """

    /// Deploys one function, with more keys of `deploy`.
    static func one(_ keys: String = "replicas: 1") -> String {
        """
        pipeline: one
        steps:
          build: { uses: build, with: { function: hello, runtime: python } }
          deploy:
            uses: deploy
            with:
              provider: aws
              artifact: ${{ steps.build.artifact }}
              memory: 128MiB
              \(keys)
        finally:
          teardown: { uses: teardown }
        """
    }
}

/// Gives a body a workspace and a road to AWS.
func withRoadToAWS(
    _ rules: [FaultRule] = [],
    _ body: (Workspace, FaultProxy) async throws -> Void
) async throws {
    try await FaultProxy.with(rules) { road in
        try await withWorkspace { workspace in try await body(workspace, road) }
    }
}
