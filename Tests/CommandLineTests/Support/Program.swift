import Foundation

/// The program under test.
enum Program {
    /// Where it is: what `STELLAR_RUN` says, or beside the bundle of these tests.
    static let path: String = {
        if let path = ProcessInfo.processInfo.environment["STELLAR_RUN"] { return path }
        return URL(filePath: ProcessInfo.processInfo.arguments[0])
            .deletingLastPathComponent()
            .appending(path: "stellar-run")
            .path(percentEncoded: false)
    }()
}
