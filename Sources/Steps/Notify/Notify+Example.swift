extension Notify {
    static let example: String? = #"""
        pipeline: example
        secrets: [slack-webhook]                # from the environment: SLACK_WEBHOOK
        steps:
          check:
            uses: run
            with: { program: "true" }
        finally:
          notify:
            uses: notify
            when: [failed, timed-out, leaked]   # or leave it out to hear of every run
            with:
              slack: ${{ secrets.slack-webhook }}
              file: history.jsonl

        """#
}
