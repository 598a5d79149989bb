/// The calls that read what functions wrote, as values.
enum LogCalls {
    /// Lists the streams of a group, the one that was written to last first.
    static func streams(of group: String) -> AWSCall {
        .json(
            .logs,
            "DescribeLogStreams",
            Streams(logGroupName: group),
            isIdempotent: true
        )
    }

    /// Reads the last events of a stream.
    static func events(of stream: String, in group: String, limit: Int) -> AWSCall {
        .json(
            .logs,
            "GetLogEvents",
            Events(logGroupName: group, logStreamName: stream, limit: limit),
            isIdempotent: true
        )
    }

    private struct Streams: Encodable {
        var logGroupName: String
        var orderBy = "LastEventTime"
        var descending = true
        var limit = 50
    }

    private struct Events: Encodable {
        var logGroupName: String
        var logStreamName: String
        var limit: Int
        var startFromHead = false
    }
}

/// The streams of a log group.
struct LogStreams: Decodable, Sendable {
    struct Stream: Decodable, Sendable { var logStreamName: String }

    var logStreams: [Stream]
}

/// What was written to a stream.
struct LogEvents: Decodable, Sendable {
    struct Event: Decodable, Sendable { var message: String }

    var events: [Event]
}
