import Foundation

/// Tells this build of the program apart from others: what one left the other need not.
enum ProgramIdentity {
    /// The version, with the size and the age of the executable: a version is built many times
    /// while somebody works on a step.
    static var current: String {
        var facts = stat()
        guard unsafe stat("/proc/self/exe", &facts) == 0 else { return StellarRun.version }
        return "\(StellarRun.version) \(facts.st_size) \(facts.st_mtim)"
    }
}
