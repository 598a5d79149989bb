extension Collect {
    static let example: String? = #"""
        pipeline: example
        steps:
          build:
            uses: build
            with: { function: hello, runtime: python }
          deploy:
            uses: deploy
            with: { provider: local, artifact: "${{ steps.build.artifact }}" }
          invoke:
            uses: invoke
            with: { endpoints: "${{ steps.deploy.endpoints }}", mode: warm, samples: 50 }
          collect:
            uses: collect
            when: finished                      # what failed is missing, never zero
            with:
              samples: ${{ steps.invoke.samples }}

        """#
}
