extension RunEvent {
    /// The event as one line of JSON, without the line's end.
    package var line: String {
        var json = JSONText()
        json.add("kind", text: body.kind)
        switch body {
        case .runStarted(let start):
            json.add("schema", number: Self.schema)
            stamp(&json)
            start.write(to: &json)
        case .runFinished(let finish):
            json.add("state", text: finish.state.rawValue)
            json.add("left", number: finish.left)
            stamp(&json)
            json.add("seconds", seconds: finish.seconds)
        case .instanceStarted, .instanceProgress, .instanceLog, .announcement, .instanceCached,
            .attemptFailed, .instanceFinished, .lease, .result, .stopping, .settled, .unknown:
            stamp(&json)
            body.write(to: &json)
        }
        return json.line
    }

    private func stamp(_ json: inout JSONText) {
        json.add("seq", number: sequence)
        json.add("at", text: EventTime(milliseconds: milliseconds).text)
    }
}

extension RunEvent.Body {
    /// The word for what happened.
    package var kind: String {
        switch self {
        case .runStarted: "run-started"
        case .instanceStarted: "instance-started"
        case .instanceProgress: "instance-progress"
        case .instanceLog: "instance-log"
        case .announcement: "announcement"
        case .instanceCached: "instance-cached"
        case .attemptFailed: "attempt-failed"
        case .instanceFinished: "instance-finished"
        case .lease: "lease"
        case .result: "result"
        case .stopping: "stopping"
        case .settled: "settled"
        case .runFinished: "run-finished"
        case .unknown(let kind): kind
        }
    }

    fileprivate func write(to json: inout JSONText) {
        switch self {
        case .instanceStarted(let instance, let attempt):
            json.add("instance", text: instance.description)
            json.add("attempt", number: attempt)
        case .instanceProgress(let instance, let done, let total):
            json.add("instance", text: instance.description)
            json.add("done", number: done)
            json.add("total", number: total)
        case .instanceLog(let instance, let line), .announcement(let instance, let line):
            json.add("instance", text: instance.description)
            json.add("line", text: line)
        case .instanceCached(let instance): json.add("instance", text: instance.description)
        case .attemptFailed(let instance, let attempt, let failure, let retryIn):
            json.add("instance", text: instance.description)
            json.add("attempt", number: attempt)
            failure.write(to: &json)
            if let retryIn { json.add("in", seconds: retryIn) }
        case .instanceFinished(let finish): finish.write(to: &json)
        case .lease(let news): news.write(to: &json)
        case .result(let instance, let value):
            json.add("instance", text: instance.description)
            json.add("result", json: value.json)
        case .stopping(let stage): json.add("stage", number: stage)
        case .settled(let receipt): json.add("receipt", json: receipt.jsonText)
        case .runStarted, .runFinished, .unknown: break
        }
    }
}
