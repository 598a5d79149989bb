import Foundation

/// When something was used last, which is remembered as the time of its last change.
package enum LastUse {
    /// Notes that something is used now.
    ///
    /// - Throws: A ``PackagingFailure`` when it is not there or not ours to change.
    package static func mark(_ path: String) throws(PackagingFailure) {
        guard unsafe utimensat(AT_FDCWD, path, nil, 0) == 0 else {
            let reason = unsafe String(cString: strerror(errno))
            throw PackagingFailure(.unwritable, "cannot mark '\(path)' as used: \(reason)")
        }
    }

    /// When it was used last; `nil` when it is not there.
    ///
    /// A link is looked at itself.
    static func time(of path: String) -> Date? {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { return nil }
        let fraction = Double(facts.st_mtim.tv_nsec) / 1e9
        return Date(timeIntervalSince1970: Double(facts.st_mtim.tv_sec) + fraction)
    }
}
