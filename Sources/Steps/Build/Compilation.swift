/// How the sources of a language become a function.
struct Compilation: Sendable {
    /// What the names of its sources end with; other files are packaged as they are.
    let sourceEnding: String
    /// The file that a function must have.
    let entryFile: String
    /// What is compiled together with the function, unless it has files of those names itself.
    let ourFiles: [String: [UInt8]]
    /// Variables that keep the tools from asking the web or heeding what somebody set up.
    let environment: @Sendable (CompilationJob) -> [String: String]
    /// The program that compiles, and its arguments.
    let command: @Sendable (CompilationJob) -> [String]

    /// Everything that what is compiled follows from, besides the sources and the tools.
    var recipe: String {
        let job = CompilationJob(folder: "", output: "", sources: [], cpus: 0)
        let variables = environment(job).map { "\($0.key)=\($0.value)" }.sorted()
        let files = ourFiles.sorted { $0.key < $1.key }.map { name, bytes in
            "\(name)\n" + String(decoding: bytes, as: UTF8.self)
        }
        return (command(job) + variables + files).joined(separator: "\n")
    }
}

/// One compilation: what it reads, where it writes, and how much of the machine it may take.
struct CompilationJob: Sendable {
    /// The absolute path of the folder with all sources, in which the program runs.
    let folder: String
    /// The absolute path of the folder for what is made.
    let output: String
    /// The sources, relative to the folder and sorted.
    let sources: [String]
    /// How many processors it may keep busy.
    let cpus: Int
}
