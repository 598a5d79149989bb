/// A program that a runtime needs on the machine that builds or runs it.
package struct BuildTool: Sendable, Hashable {
    /// The executable.
    package let name: String
    /// What asks it for its version.
    package let versionArguments: [String]
    /// What to do where it is missing: a line to type, or a place to go to.
    package let remedy: String

    /// A tool of a Debian package.
    package static func debian(
        _ name: String,
        package: String,
        version: String = "--version"
    ) -> BuildTool {
        BuildTool(
            name: name,
            versionArguments: [version],
            remedy: "apt-get install --yes \(package)"
        )
    }
}
