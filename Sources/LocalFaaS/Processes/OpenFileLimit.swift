import Glibc

/// How many files and sockets this process may have open.
enum OpenFileLimit {
    /// How many descriptors there is room for from the start.
    ///
    /// Each time that the table of a process with threads grows, the kernel waits for all processors,
    /// which takes milliseconds: a burst of requests would see that as our latency.
    private static let reserve: Int32 = 4096

    /// Raises it as far as the system allows: an instance needs five, the usual limit is 1024.
    static func raise() {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return
        }
        limit.rlim_cur = limit.rlim_max
        // Without it fewer instances fit, and those that do not fit fail with a reason.
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let highest = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, reserve - 1)
        if highest >= 0 { close(highest) }
    }
}
