/// How many instances a function has, by what they are doing.
package struct PoolCensus: Sendable, Hashable, Codable {
    /// Started, have not asked for work yet.
    package var starting = 0
    /// Wait for work.
    package var idle = 0
    /// Work on a request, or have just answered one.
    package var busy = 0

    /// All of them.
    package var total: Int { starting + idle + busy }
}
