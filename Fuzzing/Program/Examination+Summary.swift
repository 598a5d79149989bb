import FrontEndFuzzing

extension Examination {
    /// The figures that matter, on one line.
    var summary: String {
        let milliseconds = Int(greatest.time / .milliseconds(1))
        return "\(inputs) inputs, the slowest \(milliseconds) ms, at most \(greatest.memory >> 20)"
            + " MiB resident"
    }
}
