import Foundation

/// Asks Python's own arithmetic, which shares no line with ours.
enum Python {
    /// Runs a script on a JSON value and decodes the JSON that it prints.
    static func ask<Question: Encodable, Answer: Decodable>(
        _ script: String,
        _ question: Question,
        as type: Answer.Type = Answer.self
    ) throws -> Answer {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import json, sys\n" + script]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(question))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode(type, from: answer)
    }
}
