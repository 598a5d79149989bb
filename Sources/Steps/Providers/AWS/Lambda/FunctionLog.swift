import FaaS

/// What one function's instances wrote to a log group that it may share with others.
struct FunctionLog: Sendable {
    let client: any AWSCalling
    let group: String
    let function: String

    /// The last lines of the instance that wrote last; none where nothing was written.
    func last(_ lines: Int) async throws -> [String] {
        let streams = try await client.find(LogCalls.streams(of: group), as: LogStreams.self)
        guard let stream = streams?.logStreams.map(\.logStreamName).first(where: isOurs) else {
            return []
        }
        let limit = min(10_000, max(1, lines))
        let call = LogCalls.events(of: stream, in: group, limit: limit)
        let events = try await client.find(call, as: LogEvents.self)
        let text = events?.events.flatMap { $0.message.split(whereSeparator: \.isNewline) } ?? []
        return text.suffix(lines).map(String.init)
    }

    /// In a group of its own every stream is the function's; in a shared one Lambda writes
    /// `YEAR/MONTH/DAY/FUNCTION[VERSION]INSTANCE`.
    private func isOurs(_ stream: String) -> Bool {
        if group == "/aws/lambda/\(function)" { return true }
        let last = stream.split(separator: "/").last ?? ""
        return last.prefix { $0 != "[" } == function
    }
}
