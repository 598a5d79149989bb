import ArgumentParser
import FoundationEssentials

/// Where runs are kept.
struct StateOptions: ParsableArguments {
    @Option(name: .customLong("state"), help: "The folder that keeps runs.")
    var folder = ".stellar"

    /// The absolute path of the folder.
    var path: String {
        folder.hasPrefix("/")
            ? folder : "\(FileManager.default.currentDirectoryPath)/\(folder)"
    }
}
