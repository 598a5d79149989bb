import Pipeline

/// The parameters of a step that takes none.
struct NoParameters: StepParameters {
    init(reading mapping: inout MappingReader) {}
}
