/// A step of an attempt: its parameters are resolved, all that is missing is the context.
package typealias PreparedStep = @Sendable (StepContext) async throws -> Value
