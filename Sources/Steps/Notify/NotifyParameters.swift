import Pipeline
import Values

struct NotifyParameters: StepParameters {
    var console: Bool
    var file: String?
    var webhook: Secret?
    var slack: Secret?

    init(reading mapping: inout MappingReader) {
        console = mapping.value(
            "console",
            .boolean,
            default: false,
            "whether to write the message to the log of this step"
        )
        file = mapping.optional(
            "file",
            .text,
            "a file to add the message to, as a line of JSON; relative to the pipeline's file"
        )
        webhook = mapping.optional(
            "webhook",
            .secret,
            "a secret that holds an address; it gets the message as JSON by POST"
        )
        slack = mapping.optional(
            "slack",
            .secret,
            "a secret that holds the address of a Slack incoming webhook"
        )
        guard !console, file == nil, webhook == nil, slack == nil else { return }
        mapping.refuse(
            "console",
            "this notifies nobody",
            help: "say where to: 'console: true', 'file', 'webhook' or 'slack'",
            with: "file",
            "webhook",
            "slack"
        )
    }
}
