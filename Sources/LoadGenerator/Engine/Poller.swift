import CSocketTiming

/// Waits for sockets with the precision of nanoseconds.
@safe struct Poller: ~Copyable {
    /// What became of a watched descriptor.
    struct Event {
        /// What it was watched as.
        var token: UInt64
        /// Something came, or nothing will come any more.
        var isReadable: Bool
        /// The peer sends no more, or the connection is broken.
        var isEnding: Bool
        var isWritable: Bool
    }

    let descriptor: Int32
    private var events: [epoll_event]

    /// Creates a poller that takes up to `capacity` events at a time.
    init(capacity: Int) throws(LoadError) {
        descriptor = st_poll_open()
        unsafe events = Array(repeating: epoll_event(), count: capacity)
        guard descriptor >= 0 else { throw LoadError(system: "an event queue", descriptor) }
    }

    deinit { _ = st_close(descriptor) }

    /// Starts to watch a descriptor; each change of it is told once.
    func add(_ watched: Int32, token: UInt64) -> Int32 {
        -st_poll_watch(descriptor, watched, token)
    }

    /// Has what is there already told again, and room to send only if asked to.
    func repeatEvents(_ watched: Int32, token: UInt64, room: Bool) {
        let result = st_poll_again(descriptor, watched, token, room ? 1 : 0)
        precondition(result == 0, "a watched descriptor cannot be changed, error \(-result)")
    }

    /// Waits at most this many nanoseconds and returns how many events came.
    mutating func wait(_ nanoseconds: Int) -> Int {
        let count = unsafe st_poll_wait(
            descriptor,
            &events,
            Int32(events.count),
            Int64(max(0, nanoseconds))
        )
        precondition(count >= 0, "the event queue is broken, error \(-count)")
        return Int(count)
    }

    /// One of the events of the last wait.
    ///
    /// A departure that is stamped is an event of the error queue; it means neither.
    subscript(index: Int) -> Event {
        var event = unsafe events[index]
        let end = EPOLLRDHUP.rawValue | EPOLLHUP.rawValue
        let flags = unsafe event.events
        return unsafe Event(
            token: st_event_token(&event),
            isReadable: flags & (EPOLLIN.rawValue | end) != 0,
            isEnding: flags & end != 0,
            isWritable: flags & (EPOLLOUT.rawValue | EPOLLHUP.rawValue) != 0
        )
    }
}
