/// The words that mean something to the front end, and the spellings that YAML readers stumble on.
enum Vocabulary {
    static let all = keys + kinds + values + expressions + yaml

    private static let keys = [
        "pipeline", "description", "params", "secrets", "matrix", "defaults", "steps", "finally",
        "outputs", "schedule", "deadline", "uses", "with", "for-each", "exclude", "include",
        "needs", "when", "if", "optional", "retry", "attempts", "backoff", "timeout", "runs-on",
        "not-before", "always-notify", "type", "of", "default", "min", "max", "cron", "timezone",
        "missed", "overlap",
    ]
    private static let kinds = [
        "provision", "build", "deploy", "invoke", "collect", "teardown", "notify", "run",
        "./input.yml", "./family.yml", "./none.yml", "function", "runtime", "provider", "artifact",
        "size", "memory", "replicas", "endpoints", "mode", "samples", "interval", "arrival",
        "burst", "duration", "trace", "rate-steps", "search", "min-samples", "program", "arguments",
        "environment", "console", "slack", "webhook", "near",
    ]
    private static let values = [
        "local", "aws", "python", "node", "hello", "warm", "cold", "succeeded", "failed",
        "finished", "always", "cancelled", "timed-out", "leaked", "text", "integer", "number",
        "boolean", "duration", "list", "true", "false", "NO", "~", "0", "-1", "1.5", "1e9",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "10s..5m", "0s",
        "until ±5%", "until +-0%", "find",
        "9999999999h", "1h30m", "250ms", "50MiB", "8EiB", "99999999999999999999GB", "5 0 * * 1",
        "* * 31 2 *", "Mon 12:00", "skip", "queue", "UTC",
    ]
    private static let expressions = [
        "${{ ", " }}", "$${{", "params", "matrix", "run", "steps.build.artifact",
        "steps.say.stdout", "steps.tell", "params.count", "params.names", "params.wait",
        "matrix.provider", "matrix.mode", "secrets.token", "run.id", ".", "==", "!=", "<=", ">=",
        "&&", "||", "!", "??", "[0]", "[-1]", "[9223372036854775807]", "(", ")", "if(", "len(",
        "join(", ", ", "'", "\"", "'it''s'",
    ]
    private static let yaml = [
        ": ", "- ", "[", "]", "{", "}", ", ", "? ", "| ", ">\n", "# ", " #", "&a ", "*a", "!!str ",
        "<<: ", "---\n", "...\n", "%YAML 1.1\n", "\t", "\r\n", "\n", "\n  ", "\u{FEFF}", "\u{85}",
        "\u{2028}", "é", "👩‍👩‍👧", "\u{0}", "\u{1B}[2J", "\\", "\\x00", "\\U0010FFFF", "@", "`",
        "'", "\"", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{a: {a: {a: {a: {a: {a: {a: ",
    ]
}
