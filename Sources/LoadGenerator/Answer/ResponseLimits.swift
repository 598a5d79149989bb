/// How much of an answer is accepted, so that no peer can fill our memory or time.
package struct ResponseLimits: Sendable, Hashable {
    /// The most bytes of a head, of a trailer, or of one line of framing.
    package var head = 64 << 10
    /// The most bytes of a body; they are counted, not stored.
    package var body = 64 << 20
    /// How many bytes of a body are kept for the reader.
    package var keptBody = 4 << 10

    /// Creates the usual limits: 64 KiB of head, 64 MiB of body, 4 KiB kept.
    package init() {}
}
