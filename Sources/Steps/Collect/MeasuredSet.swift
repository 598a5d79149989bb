import Results

/// What one `invoke` left, with its samples.
struct MeasuredSet: Sendable {
    var set: SampleSet
    /// All of them, warm-up and failures included.
    var samples: [Sample]
}
