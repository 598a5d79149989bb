extension Sample {
    /// When things happened, in nanoseconds on one monotonic clock of this machine.
    package struct Times: Sendable, Hashable {
        /// When it should have been sent, as planned before the first request.
        package var intended: Int
        /// When it was sent.
        package var sent: Int?
        /// How long the connection took, as a duration.
        package var connect: Int?
        /// When the first byte of the answer came.
        package var firstByte: Int?
        /// When the last byte of the answer came.
        package var lastByte: Int?

        /// Creates the times that are known.
        package init(
            intended: Int,
            sent: Int? = nil,
            connect: Int? = nil,
            firstByte: Int? = nil,
            lastByte: Int? = nil
        ) {
            self.intended = intended
            self.sent = sent
            self.connect = connect
            self.firstByte = firstByte
            self.lastByte = lastByte
        }
    }
}
