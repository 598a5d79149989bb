extension Provision {
    static let example: String? = #"""
        pipeline: example
        steps:
          client:
            uses: provision
            with:
              near: local                       # this machine
          greet:
            uses: run
            runs-on: ${{ steps.client.machine }}
            with:
              program: echo
              arguments: [hello]

        """#
}
