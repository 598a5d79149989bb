/// The version of this program, which its command line and its results tell.
public enum ProgramVersion {
    /// The version.
    public static let current = "0.1.0"
}
