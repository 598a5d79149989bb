extension Invoke {
    static let example: String? = #"""
        pipeline: example
        matrix:
          mode: [warm, cold]
        steps:
          build:
            uses: build
            with: { function: hello, runtime: python }
          deploy:
            uses: deploy
            for-each: [mode]                    # cold and warm never share functions
            with:
              provider: local
              artifact: ${{ steps.build.artifact }}
              replicas: ${{ if(matrix.mode == 'cold', 10, 1) }}
          invoke:
            uses: invoke
            for-each: [mode]
            with:
              endpoints: ${{ steps.deploy.endpoints }}
              mode: ${{ matrix.mode }}          # every sample must be proven so
              samples: 100
              interval: auto                    # or 10m
              payload: 1KiB                     # a request whose answer does not confirm it failed

        """#
}
