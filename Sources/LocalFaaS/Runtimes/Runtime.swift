import FaaS

/// What hosts a handler.
enum Runtime: String, Sendable, CaseIterable {
    case python
    case node
    /// The package's own `bootstrap`.
    case provided

    /// The programs that may run it, best first; empty when the package brings its own.
    var programs: [String] {
        switch self {
        case .python: ["python3", "python"]
        case .node: ["node", "nodejs"]
        case .provided: []
        }
    }

    /// The files one of which must be in the package for a handler `module.function`.
    func entryFiles(module: String) -> [String] {
        switch self {
        case .python: ["\(module).py", "\(module)/__init__.py", "\(module).so"]
        case .node: ["\(module).js", "\(module).cjs", "\(module)/index.js"]
        case .provided: ["bootstrap"]
        }
    }
}
