/// The instances of one function: which of them a request meets.
struct WarmPool: Sendable {
    private struct Instance {
        var name: String
        var served = 0
        var freeAt: Duration
    }

    private var instances: [Instance] = []
    private var born = 0

    /// Sends a request to the instance that was idle last, or to a new one.
    ///
    /// - Returns: The instance, the number of the request there, and when it begins to be served.
    mutating func serve(
        at now: Duration,
        for serviceTime: Duration,
        named prefix: String,
        coldStart: Duration,
        keepAlive: Duration
    ) -> (instance: String, ordinal: Int, begin: Duration) {
        instances.removeAll { $0.freeAt + keepAlive <= now }
        let idle = instances.indices.filter { instances[$0].freeAt <= now }
        let warm = idle.max { instances[$0].freeAt < instances[$1].freeAt }
        let begin = warm == nil ? now + coldStart : now
        let index = warm ?? bear(named: prefix)
        instances[index].served += 1
        instances[index].freeAt = begin + serviceTime
        return (instances[index].name, instances[index].served, begin)
    }

    private mutating func bear(named prefix: String) -> Int {
        born += 1
        instances.append(Instance(name: "\(prefix)-\(born)", freeAt: .zero))
        return instances.count - 1
    }
}
