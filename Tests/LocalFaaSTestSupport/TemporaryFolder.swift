import Foundation

/// A folder that is gone with its owner.
package final class TemporaryFolder: Sendable {
    /// Where it is.
    package let path: String

    /// Makes it.
    package init() throws {
        path = NSTemporaryDirectory() + "local-faas-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
    }

    deinit {
        // Nothing depends on it, and a test that fails has more to say.
        try? FileManager.default.removeItem(atPath: path)
    }
}
