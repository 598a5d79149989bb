import FoundationEssentials
import Glibc

/// The environment that programs inherit, read once for all of them.
struct ProgramEnvironment: Sendable {
    private static let usualSearchPath = "/usr/local/bin:/usr/bin:/bin"

    private let variables: [String: String]
    private let entries: [String]
    /// The folders of the search path.
    private let folders: [Substring]

    init(_ variables: [String: String]) {
        self.variables = variables
        entries = variables.map { "\($0.key)=\($0.value)" }
        folders = Self.folders(of: variables["PATH"] ?? Self.usualSearchPath)
    }

    /// That of this process.
    static var inherited: ProgramEnvironment { Self(ProcessInfo.processInfo.environment) }

    /// The value of a variable.
    subscript(name: String) -> String? { variables[name] }

    /// The same with only some of the variables.
    func keeping(_ isKept: (String) -> Bool) -> ProgramEnvironment {
        Self(variables.filter { isKept($0.key) })
    }

    /// `NAME=VALUE` for each variable, with some of them changed.
    func entries(changing changes: [String: String]) -> [String] {
        guard !changes.isEmpty else { return entries }
        return variables.merging(changes) { $1 }.map { "\($0.key)=\($0.value)" }
    }

    /// The file of a program: looked for on the search path, unless it is a path itself.
    func file(of program: String, changing changes: [String: String]) -> String? {
        guard !program.contains("/") else { return program }
        let folders = changes["PATH"].map(Self.folders) ?? folders
        return folders.lazy.map { "\($0)/\(program)" }.first(where: isProgram)
    }

    private static func folders(of path: String) -> [Substring] { path.split(separator: ":") }

    private func isProgram(_ file: String) -> Bool {
        var facts = stat()
        return unsafe stat(file, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
            && access(file, X_OK) == 0
    }
}
