import FoundationEssentials
import LoadGenerator
import Pipeline
import Values

extension LoadTrace {
    /// Reads the file of a trace.
    ///
    /// - Parameters:
    ///   - path: Where it is, relative to `folder` unless it is absolute.
    ///   - folder: The folder of the pipeline's file.
    ///   - bursts: How many instants it must hold at least.
    /// - Throws: A `StepFailure` that names the file and what is wrong with it.
    init(file path: String, in folder: String, atLeast bursts: Int) throws(StepFailure) {
        let place = path.hasPrefix("/") ? path : "\(folder)/\(path)"
        guard let data = FileManager.default.contents(atPath: place) else {
            throw StepFailure(code: .invalid, message: "the trace '\(place)' cannot be read")
        }
        do throws(LoadTraceProblem) {
            try self.init(text: String(decoding: data, as: UTF8.self))
        } catch {
            throw StepFailure(code: .invalid, message: "the trace '\(place)': \(error.message)")
        }
        guard offsets.count >= bursts else {
            throw StepFailure(
                code: .invalid,
                message:
                    "the trace '\(place)' holds \(offsets.count) instants, and 'samples' needs "
                    + "\(bursts) bursts"
            )
        }
    }
}
