extension Build {
    static let example: String? = #"""
        pipeline: example
        matrix:
          runtime: [python, node]
        steps:
          build:
            uses: build
            for-each: [runtime]                 # one artifact for each runtime
            with:
              function: hello                   # the folder functions/hello
              runtime: ${{ matrix.runtime }}

        """#
}
