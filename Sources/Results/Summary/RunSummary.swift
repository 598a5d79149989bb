import Foundation

/// What a run came to: the whole of its `summary.json`.
package struct RunSummary: Sendable, Hashable, Codable {
    /// An instance that did not succeed.
    package struct Failure: Sendable, Hashable, Codable {
        /// The instance.
        package var instance: String
        /// The state it ended in.
        package var state: String
        /// Why, as a sentence.
        package var message: String

        /// Creates a failure.
        package init(instance: String, state: String, message: String) {
            self.instance = instance
            self.state = state
            self.message = message
        }
    }

    /// The version of this format.
    package private(set) var schema = 1
    /// The run's id.
    package var run: String
    /// The name of the pipeline.
    package var pipeline: String
    /// The state the run ended in.
    package var state: String
    /// What everything random in the run was drawn from.
    package var seed: UInt64
    /// The instances that did not succeed.
    package var failed: [Failure]
    /// How many resources could not be removed.
    package var left: Int
    /// The results, in matrix order.
    package var results: [ResultSummary]

    /// Creates a summary.
    package init(
        run: String,
        pipeline: String,
        state: String,
        seed: UInt64,
        failed: [Failure] = [],
        left: Int = 0,
        results: [ResultSummary] = []
    ) {
        self.run = run
        self.pipeline = pipeline
        self.state = state
        self.seed = seed
        self.failed = failed
        self.left = left
        self.results = results
    }
}
