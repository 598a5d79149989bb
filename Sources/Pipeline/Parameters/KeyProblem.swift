/// Why a value does not suit its key.
public struct KeyProblem: Error, Sendable, Hashable {
    /// A phrase that goes on from the name of the key, such as `must be at least 1, not 0`.
    public var message: String
    /// What to do, such as `did you mean 'aws'?`.
    public var help: String?
    /// What kind of mistake it is.
    package var code: DiagnosticCode
    /// The way from the value of the key to the part of it that is wrong.
    package var path: [Step]

    /// One step into a list or a mapping.
    package enum Step: Sendable, Hashable {
        case item(Int)
        case key(String)
    }

    /// Creates a problem.
    public init(_ message: String, help: String? = nil) {
        self.message = message
        self.help = help
        code = .wrongType
        path = []
    }

    init(_ code: DiagnosticCode, _ message: String, help: String? = nil) {
        self.init(message, help: help)
        self.code = code
    }

    func inside(_ step: Step) -> KeyProblem {
        var problem = self
        problem.path.insert(step, at: 0)
        return problem
    }
}
