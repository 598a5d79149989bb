extension Sample {
    /// What became of the payload on its way from one function of a chain to the next.
    ///
    /// Instants are on the monotonic clocks of the machines that the functions ran on.
    package struct Hop: Sendable, Hashable {
        /// The id of the instance that received the payload.
        package var instance: String
        /// How many requests that instance had served, this one included.
        package var ordinal: Int
        /// When the sender began to pass the payload on.
        package var passed: Int?
        /// When the receiver held all of it.
        package var held: Int?
        /// From the one to the other, in nanoseconds; `nil` when their clocks cannot be compared.
        package var transfer: Int?

        /// Creates a hop.
        package init(
            instance: String,
            ordinal: Int,
            passed: Int? = nil,
            held: Int? = nil,
            transfer: Int? = nil
        ) {
            self.instance = instance
            self.ordinal = ordinal
            self.passed = passed
            self.held = held
            self.transfer = transfer
        }
    }
}
