import Glibc

/// What something costs: time of the processor, which others on the machine do not lengthen, and
/// bytes of memory.
package struct Cost: Sendable, Hashable {
    /// On the processor.
    package var time: Duration
    /// The most that was resident at once.
    package var memory: Int

    /// What this thread took so far, and what its process had at most.
    package static var soFar: Cost {
        var clock = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &clock)
        var usage = rusage()
        unsafe getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
        let time = Duration.seconds(clock.tv_sec) + .nanoseconds(clock.tv_nsec)
        return Cost(time: time, memory: usage.ru_maxrss << 10)
    }
}
