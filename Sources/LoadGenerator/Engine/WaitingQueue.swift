/// Requests whose turn has come and that wait for a connection, first come, first served.
struct WaitingQueue {
    /// A request and when its turn came.
    struct Waiting {
        var request: Int
        var launched: Int
    }

    private var waiting: [Waiting] = []
    private var head = 0

    /// The one that waits for longest.
    var first: Waiting? { head < waiting.count ? waiting[head] : nil }

    mutating func append(_ request: Int, launched: Int) {
        waiting.append(Waiting(request: request, launched: launched))
    }

    /// Takes out the one that waits for longest.
    mutating func removeFirst() {
        head += 1
        // What was taken out is dropped when it is the larger half.
        guard head > 1024, head * 2 > waiting.count else { return }
        waiting.removeSubrange(..<head)
        head = 0
    }
}
