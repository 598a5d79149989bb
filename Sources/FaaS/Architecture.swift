/// The processors that a function runs on.
public enum Architecture: String, Sendable, Hashable, Codable, CaseIterable {
    case x86 = "x86-64"
    case arm = "arm64"

    /// That of this machine, for which `build` compiles.
    public static var current: Architecture {
        #if arch(arm64)
        .arm
        #else
        .x86
        #endif
    }
}
