/// The environment variables that tell a program where to die.
package enum CrashVariables {
    /// The number of the point at which the process ends; 1 is the first.
    package static let point = "CRASH_AT"
    /// A file that gets a line for every point that is passed.
    package static let log = "CRASH_LOG"
}
