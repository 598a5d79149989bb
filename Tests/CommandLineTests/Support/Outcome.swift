import Foundation
import Subprocess
import Testing

/// What a program came to.
struct Outcome: CustomStringConvertible {
    /// As a shell tells it: 128 and the number of the signal that ended it.
    let status: Int
    let output: String
    let errors: String

    init(status: TerminationStatus, streams: String) {
        self.status =
            switch status {
            case .exited(let code): Int(code)
            case .signaled(let signal): 128 + Int(signal)
            }
        let text = { (name: String) in
            FileManager.default.contents(atPath: "\(streams)/\(name)") ?? Data()
        }
        output = String(decoding: text("stdout"), as: UTF8.self)
        errors = String(decoding: text("stderr"), as: UTF8.self)
    }

    var description: String { "status \(status)\n\(errors)\n\(output)" }

    /// Expects a status, and shows everything that was printed when it is another.
    func expect(status expected: Int, sourceLocation: SourceLocation = #_sourceLocation) {
        let isExpected = status == expected
        #expect(isExpected, "expected \(expected): \(self)", sourceLocation: sourceLocation)
    }

    /// Expects a text on standard error.
    func expect(says text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let isSaid = errors.contains(text)
        #expect(isSaid, "nothing about '\(text)': \(self)", sourceLocation: sourceLocation)
    }

    /// The lines of standard output, each as JSON.
    ///
    /// - Throws: When one of them is anything else.
    var events: [JSON] {
        get throws { try output.split(separator: "\n").map { try JSON(text: String($0)) } }
    }
}
