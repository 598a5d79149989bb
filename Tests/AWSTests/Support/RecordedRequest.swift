import Foundation
import Testing
import Values

@testable import Providers

/// A request that the official SDK sent, to hold ours against it, field by field.
struct RecordedRequest: Sendable {
    /// What can be compared: a name such as `query.uploadId` or `body.Tags.member.1.Key`, and a value.
    private let fields: [String: String]

    private struct File: Decodable {
        struct Step: Decodable {
            let operation: String
            let request: JSONFields
        }

        let steps: [Step]
    }

    /// Reads one of a flow.
    ///
    /// - Parameters:
    ///   - flow: The file in `Recordings`, without its ending.
    ///   - operation: Such as `iam.CreateRole`.
    ///   - number: Which one, where there are several of that name.
    ///   - replacing: What is called otherwise with us, and how.
    /// - Throws: What keeps it from being read.
    init(
        _ flow: String,
        _ operation: String,
        number: Int = 0,
        replacing: [String: String] = [:]
    ) throws {
        let file = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Recordings/\(flow).json")
        var text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        for (theirs, ours) in replacing.sorted(by: { $0.key.count > $1.key.count }) {
            text = text.replacingOccurrences(of: theirs, with: ours)
        }
        let steps = try JSONDecoder().decode(File.self, from: Data(text.utf8)).steps
        let found = steps.filter { $0.operation == operation }
        try #require(number < found.count, "there is no '\(operation)' in '\(flow)'")
        fields = Self.fields(recorded: found[number].request)
    }

    /// What differs in a request of ours, a line for each field, sorted; nothing when it is the same.
    func differences(from message: HTTPMessage) -> [String] {
        let ours = Self.fields(sent: message)
        return Set(fields.keys).union(ours.keys).sorted().compactMap { name in
            switch (fields[name], ours[name]) {
            case (let theirs?, let ours?) where theirs == ours: nil
            case (let theirs?, let ours?): "\(name): '\(ours)', not '\(theirs)'"
            case (let theirs?, nil): "\(name): only recorded, '\(theirs)'"
            case (nil, let ours?): "\(name): only ours, '\(ours)'"
            case (nil, nil): nil
            }
        }
    }

    private static func fields(recorded request: JSONFields) -> [String: String] {
        let flat = request.flat
        let target = flat["path"] ?? ""
        var fields = [
            "method": flat["method"] ?? "", "host": flat["host"] ?? "", "path": target,
        ]
        for index in 0... {
            guard let name = flat["query.\(index).0"] else { break }
            fields["query.\(name)"] = flat["query.\(index).1"] ?? ""
        }
        for (name, value) in flat where name.hasPrefix("headers.") {
            add(HTTPField(String(name.dropFirst(8)), value), to: &fields)
        }
        for (name, value) in flat {
            if name.hasPrefix("body.form.") {
                fields["body.\(name.dropFirst(10))"] = value
            } else if name.hasPrefix("body.binary.") || name.hasPrefix("body.text.") {
                continue
            } else if name.hasPrefix("body.") {
                fields[name] = value
            } else if name == "body", value != "null" {
                fields.merge(BodyFields.read(value)) { $1 }
            }
        }
        return fields
    }

    private static func fields(sent message: HTTPMessage) -> [String: String] {
        let parts = message.url.split(
            separator: "/",
            maxSplits: 3,
            omittingEmptySubsequences: false
        )
        let target = parts[3].split(separator: "?", omittingEmptySubsequences: false)
        var fields = [
            "method": message.method, "host": String(parts[2]), "path": "/\(target[0])",
        ]
        for pair in (target.count > 1 ? target[1] : "").split(separator: "&") {
            let sides = pair.split(separator: "=", omittingEmptySubsequences: false)
            fields["query.\(sides[0].removingPercentEncoding ?? "")"] =
                sides[1].removingPercentEncoding ?? ""
        }
        for header in message.headers { add(header, to: &fields) }
        fields.merge(BodyFields.read(String(decoding: message.body, as: UTF8.self))) { $1 }
        return fields
    }

    /// Adds a header field; of the signature what does not hang on who signs and when, and of the rest
    /// what is signed.
    private static func add(_ header: HTTPField, to fields: inout [String: String]) {
        let name = header.name.lowercased()
        switch name {
        case "authorization":
            let words = header.value.split(whereSeparator: { $0 == "," || $0 == " " })
            let scope = words.first { $0.hasPrefix("Credential=") }?.split(separator: "/")
            fields["signed.scope"] = scope?.suffix(3).joined(separator: "/")
            fields["signed.names"] = words.first { $0.hasPrefix("SignedHeaders=") }
                .map { String($0.dropFirst(14)) }
        case "x-amz-date": fields["header.\(name)"] = "present"
        case "accept-encoding", "amz-sdk-invocation-id", "amz-sdk-request", "connection",
            "content-length", "expect", "host", "transfer-encoding", "user-agent",
            "x-amz-content-sha256":
            // The last one follows from the body, which is compared itself.
            break
        default: fields["header.\(name)"] = header.value
        }
    }
}
