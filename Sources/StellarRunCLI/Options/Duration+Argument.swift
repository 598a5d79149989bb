import ArgumentParser
import Values

extension Duration {
    /// Reads a duration as pipelines write it.
    static func argument(_ text: String) throws -> Duration {
        guard let duration = Duration(text: text) else {
            throw ValidationError("'\(text)' is no duration: write 250ms, 10s or 1m30s")
        }
        return duration
    }
}
