extension Sample {
    /// What the function that answered told about itself; times are on its own monotonic clock.
    package struct Function: Sendable, Hashable {
        /// The id that the function's instance made up when it started.
        package var instance: String?
        /// How many requests the instance had served, this one included.
        package var ordinal: Int?
        /// How long the instance took to become ready, in nanoseconds.
        package var initDuration: Int?
        /// When the request reached the function, in nanoseconds.
        package var received: Int?
        /// When the function answered, in nanoseconds.
        package var answered: Int?

        /// Creates what was told.
        package init(
            instance: String? = nil,
            ordinal: Int? = nil,
            initDuration: Int? = nil,
            received: Int? = nil,
            answered: Int? = nil
        ) {
            self.instance = instance
            self.ordinal = ordinal
            self.initDuration = initDuration
            self.received = received
            self.answered = answered
        }
    }
}
