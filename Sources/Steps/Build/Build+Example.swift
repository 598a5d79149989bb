extension Build {
    static let example: String? = #"""
        pipeline: example
        matrix:
          runtime: [python, node, go]
        steps:
          build:
            uses: build
            for-each: [runtime]                 # one artifact for each runtime
            with:
              function: hello                   # the folder functions/hello
              runtime: ${{ matrix.runtime }}
              cpus: 1                           # a compiler keeps no more than one processor busy

        """#
}
