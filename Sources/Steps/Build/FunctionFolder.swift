import FoundationEssentials
import Pipeline
import Values

/// Where the files of a function are.
enum FunctionFolder {
    /// Finds the folder of a function for a runtime.
    ///
    /// A name is looked for as `functions/NAME/RUNTIME` in the folder of the pipeline's file and in
    /// those above it; a path (it holds a `/`) relative to the pipeline's file, with the runtime's
    /// own folder inside it where there is one.
    ///
    /// - Throws: A `StepFailure` that lists the places looked at.
    static func find(
        _ function: String,
        runtime: String,
        from pipelineFolder: String,
        exists: (String) -> Bool = isFolder
    ) throws(StepFailure) -> String {
        let places = candidates(function, runtime: runtime, from: pipelineFolder)
        guard let found = places.first(where: exists) else {
            throw StepFailure(
                code: .invalid,
                message: "there is no function '\(function)' for runtime '\(runtime)'",
                details: places.map { "not a folder: \($0)" }
            )
        }
        return found
    }

    private static func candidates(
        _ function: String,
        runtime: String,
        from pipelineFolder: String
    ) -> [String] {
        if function.contains("/") {
            let path = function.hasPrefix("/") ? function : "\(pipelineFolder)/\(function)"
            return ["\(path)/\(runtime)", path]
        }
        var places: [String] = []
        var components = pipelineFolder.split(separator: "/")
        while true {
            let folder = components.map { "/\($0)" }.joined()
            places.append("\(folder)/functions/\(function)/\(runtime)")
            guard components.popLast() != nil else { return places }
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory
    }
}
