import FoundationEssentials
import Packaging
import Pipeline
import Values

/// Compiles a function's folder into the folder that is packaged.
///
/// The sources are copied first: what is compiled is what was read, and nothing is left beside them.
struct Compiler: Sendable {
    let runtime: FunctionRuntime
    let compilation: Compilation
    let toolchain: Toolchain
    /// How many processors it may keep busy.
    let cpus: Int
    let processors: Processors

    /// Compiles below a folder of its own; the result is its folder `output`.
    func compile(_ tree: SourceTree, below folder: String) async throws -> SourceTree {
        let job = try prepare(tree, below: folder)
        let place = FunctionRuntime.known.firstIndex(of: runtime.name) ?? 0
        let command = processors.prefix(count: cpus, place: place) + compilation.command(job)
        let end = try await toolchain.run(
            command,
            of: runtime,
            in: job.folder,
            changing: compilation.environment(job)
        )
        try Task.checkCancellation()
        guard end.status == 0 else { throw failure(end, in: tree) }
        return try SourceTree(folder: job.output)
    }

    private func prepare(_ tree: SourceTree, below folder: String) throws -> CompilationJob {
        let job = CompilationJob(
            folder: "\(folder)/sources",
            output: "\(folder)/output",
            sources: sources(in: tree),
            cpus: cpus
        )
        guard tree.entries.contains(where: { $0.path == compilation.entryFile }) else {
            let file = "\(tree.folder)/\(compilation.entryFile)"
            throw StepFailure(code: .invalid, message: "the function has no file '\(file)'")
        }
        for folder in [job.folder, job.output] { try makeFolder(folder) }
        for entry in tree.entries {
            let target = isSource(entry.path) ? job.folder : job.output
            try copy("\(tree.folder)/\(entry.path)", to: "\(target)/\(entry.path)")
        }
        for (name, bytes) in compilation.ourFiles
        where !FileManager.default.fileExists(atPath: "\(job.folder)/\(name)") {
            try Data(bytes).write(to: URL(filePath: "\(job.folder)/\(name)"))
        }
        return job
    }

    private func sources(in tree: SourceTree) -> [String] {
        let names = Set(tree.entries.map(\.path)).union(compilation.ourFiles.keys)
        return names.filter { $0.hasSuffix(compilation.sourceEnding) }.sorted()
    }

    private func isSource(_ path: String) -> Bool {
        path.hasSuffix(compilation.sourceEnding) || compilation.ourFiles.keys.contains(path)
    }

    private func copy(_ file: String, to target: String) throws {
        try makeFolder(URL(filePath: target).deletingLastPathComponent().path)
        try FileManager.default.copyItem(atPath: file, toPath: target)
    }

    private func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    private func failure(_ end: ProgramEnd, in tree: SourceTree) -> StepFailure {
        let words = (end.output + end.error).split(separator: "\n").map(String.init)
        return StepFailure(
            code: .invalid,
            message: "'\(tree.folder)' cannot be compiled for runtime '\(runtime.name)'",
            details: Array(words.prefix(20))
        )
    }
}
