/// A row that will not change any more, with the beginning of the body that came.
package struct LoadAnswer: Sendable, Hashable {
    /// What is known of the request.
    package var row: LoadRow
    /// At most the first ``ResponseLimits/keptBody`` bytes of the body.
    package var body: [UInt8]
}
