/// A step whose output need not be made again when all it follows from is the same.
///
/// Only steps whose effect is ``Effect/pure`` are remembered.
public protocol CacheableStep: PipelineStep {
    /// Everything that the output follows from: parameters, and digests of the files they name.
    ///
    /// The kind of step and the version of the program count by themselves.
    ///
    /// - Parameter context: The attempt.
    /// - Returns: The inputs by name; `nil` when the work has to be done.
    /// - Throws: Whatever keeps the inputs from being read; counts as the failure of the attempt.
    func cacheKey(in context: StepContext) async throws -> [String: String]?

    /// Whether something remembered can still be used: the files it names are still there.
    func isUsable(_ output: Output) async -> Bool
}
