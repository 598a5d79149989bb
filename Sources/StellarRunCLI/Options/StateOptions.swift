import ArgumentParser
import FoundationEssentials

/// Where runs are kept.
struct StateOptions: ParsableArguments {
    /// Where runs are kept unless somebody says otherwise.
    static let usual = ".stellar"

    @Option(name: .customLong("state"), help: "The folder that keeps runs.")
    var folder = StateOptions.usual

    /// The absolute path of the folder.
    var path: String { Self.path(of: folder) }

    static func path(of folder: String) -> String {
        folder.hasPrefix("/")
            ? folder : "\(FileManager.default.currentDirectoryPath)/\(folder)"
    }
}
