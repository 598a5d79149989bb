extension Teardown {
    static let example: String? = #"""
        pipeline: example
        steps:
          build:
            uses: build
            with: { function: hello, runtime: python }
          deploy:
            uses: deploy
            with: { provider: local, artifact: "${{ steps.build.artifact }}" }
        finally:                                # after success, failure, cancel, timeout
          teardown:
            uses: teardown

        """#
}
