extension RunProgram {
    static let example: String? = #"""
        pipeline: example
        steps:
          list:
            uses: run
            timeout: 1m
            with:
              program: ls                       # no shell: arguments arrive as they are
              arguments: [-l, "a file"]
              environment: { LC_ALL: C }
            optional: true                      # there may be no such file
          say:
            uses: run
            with:
              program: echo
              arguments: ["${{ steps.list.exit-status ?? 1 }}"]

        """#
}
