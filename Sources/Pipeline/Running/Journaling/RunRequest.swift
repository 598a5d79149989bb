/// How a run was asked for: all that is needed to plan it again.
package struct RunRequest: Sendable, Hashable, Codable {
    /// The pipeline's file, as it was given.
    package var file: String
    /// The absolute path of the folder that a relative one starts from.
    package var folder: String
    /// The values of its params, as texts.
    package var values: [String: String]
    /// The patterns of `--only`.
    package var only: [String]
    /// The patterns of `--from`.
    package var from: [String]
    /// The texts of all its files, by absolute path.
    package var sources: [String: String]

    package init(
        file: String = "",
        folder: String = "/",
        values: [String: String] = [:],
        only: [String] = [],
        from: [String] = [],
        sources: [String: String] = [:]
    ) {
        self.file = file
        self.folder = folder
        self.values = values
        self.only = only
        self.from = from
        self.sources = sources
    }
}
