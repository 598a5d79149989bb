import CSocketTiming

/// The system's limit of open files in this process.
enum FileLimit {
    /// Raises the limit as far towards `wanted` as the system allows, and returns what it is.
    static func raise(to wanted: Int) -> Int { Int(st_raise_file_limit(Int64(wanted))) }

    /// Lets the system make room for so many open files now, which would stop a burst for
    /// milliseconds later.
    static func reserve(_ count: Int, beside descriptor: Int32) {
        st_reserve_files(descriptor, Int32(clamping: count))
    }
}
