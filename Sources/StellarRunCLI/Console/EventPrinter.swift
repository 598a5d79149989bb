import Pipeline

/// Prints every event as a line of JSON, for programs.
struct EventPrinter: RunListener {
    let output: any TextOutput

    func record(_ event: RunEvent) { output.write("\(event.line)\n") }
}
