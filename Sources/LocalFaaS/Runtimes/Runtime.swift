import FaaS
import Packaging

/// What hosts a handler.
enum Runtime: String, Sendable, CaseIterable {
    case python
    case node
    case ruby
    case java
    case go
    case rust
    case swift
    /// The package's own `bootstrap`.
    case provided

    /// What hosts its handlers; `nil` when the package brings its own.
    var host: HandlerHost? { HandlerHost(rawValue: rawValue) }

    /// Whether a function names what is called in it as `module.function`.
    var callsByName: Bool {
        switch self {
        case .python, .node, .ruby: true
        case .java, .go, .rust, .swift, .provided: false
        }
    }

    /// The files one of which must be in the package for a handler `module.function`.
    func entryFiles(module: String) -> [String] {
        switch self {
        case .python: ["\(module).py", "\(module)/__init__.py", "\(module).so"]
        case .node: ["\(module).js", "\(module).cjs", "\(module)/index.js"]
        case .ruby: ["\(module).rb"]
        case .java: ["Adapter.class"]
        case .go, .rust, .swift, .provided: ["bootstrap"]
        }
    }
}
