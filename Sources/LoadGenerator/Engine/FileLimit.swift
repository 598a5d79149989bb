import CSocketTiming

/// The system's limit of open files in this process.
enum FileLimit {
    /// Raises the limit as far towards `wanted` as the system allows, and returns what it is.
    static func raise(to wanted: Int) -> Int { Int(st_raise_file_limit(Int64(wanted))) }
}
