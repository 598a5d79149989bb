extension Deploy {
    static let example: String? = #"""
        pipeline: example
        matrix:
          size: [unpadded, 10MiB]
        steps:
          build:
            uses: build
            with: { function: hello, runtime: python }
          deploy:
            uses: deploy
            for-each: [size]
            with:
              provider: local
              artifact: ${{ steps.build.artifact }}
              size: ${{ matrix.size }}          # exact, padding included
              memory: 256MiB
              replicas: 5

        """#
}
