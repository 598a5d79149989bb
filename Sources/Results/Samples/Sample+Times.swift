extension Sample {
    /// When things happened, in nanoseconds on one monotonic clock of this machine.
    package struct Times: Sendable, Hashable {
        /// When it should have been sent, as planned before the first request.
        package var intended: Int
        /// When it was sent.
        package var sent: Int?
        /// How long its host's name took to be resolved, as a duration.
        package var resolve: Int?
        /// How long the connection took, as a duration.
        package var connect: Int?
        /// How long it took to secure the connection, as a duration.
        package var secure: Int?
        /// When the first byte of the answer came.
        package var firstByte: Int?
        /// When the last byte of the answer came.
        package var lastByte: Int?

        /// Creates the times that are known.
        package init(
            intended: Int,
            sent: Int? = nil,
            resolve: Int? = nil,
            connect: Int? = nil,
            secure: Int? = nil,
            firstByte: Int? = nil,
            lastByte: Int? = nil
        ) {
            self.intended = intended
            self.sent = sent
            self.resolve = resolve
            self.connect = connect
            self.secure = secure
            self.firstByte = firstByte
            self.lastByte = lastByte
        }

        /// How long it took until the connection could carry the request, as far as it is known.
        var connecting: Int { (resolve ?? 0) + (connect ?? 0) + (secure ?? 0) }
    }
}
