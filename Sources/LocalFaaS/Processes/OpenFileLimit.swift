import Glibc

/// How many files and sockets this process may have open.
enum OpenFileLimit {
    /// Raises it as far as the system allows: an instance needs five, the usual limit is 1024.
    static func raise() {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return
        }
        limit.rlim_cur = limit.rlim_max
        // Without it fewer instances fit, and those that do not fit fail with a reason.
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
