/// One kind of work a pipeline can ask for.
///
/// A step is made anew for each attempt from parameters that were checked before anything ran. It
/// keeps no state between attempts; what it brings into the world it creates under a lease
/// (``StepContext/lease(_:create:)``), so that a crash at any instant leaves a trace of it.
public protocol PipelineStep: Sendable {
    /// What the step is told; read from the pipeline once, before anything runs.
    associatedtype Parameters: StepParameters
    /// What later steps and the journal may know about the result.
    associatedtype Output: StepOutput

    /// The word used in `uses:`.
    static var kind: StepKind { get }

    /// What a retry and a resume may do.
    static var effect: Effect { get }

    /// One sentence that says what the step is for.
    static var summary: String { get }

    /// A small pipeline, whole and valid, that shows the step at work; `nil` for none.
    static var example: String? { get }

    /// Whether it can run on another machine.
    ///
    /// Such a step creates nothing, and reads nothing of this machine but its parameters and what
    /// its own earlier attempts left in its folder; what it leaves there comes back. False unless it
    /// says otherwise.
    static var isPortable: Bool { get }

    /// Does the work.
    ///
    /// - Returns: What later steps may refer to.
    /// - Throws: A ``StepFailure``, whose code decides whether another attempt is worth it;
    ///   `CancellationError` when the task was cancelled; anything else counts as unknown.
    func run(in context: StepContext) async throws -> Output
}

extension PipelineStep {
    /// None, unless the step says otherwise.
    public static var example: String? { nil }
    /// It stays on the machine that the run was started on.
    public static var isPortable: Bool { false }
}

/// A step that brings things into the world.
///
/// It names the kinds of resource that it leases, and registers with the catalog a
/// ``LeaseHandler`` for each of them, so that they can be found and removed without the step.
public protocol ResourceStep: PipelineStep {
    /// The kinds of resource that it leases.
    static var resourceKinds: [ResourceKind] { get }
}

/// What a step is told.
public protocol StepParameters: Sendable {
    /// Reads the parameters, reporting every mistake with its position.
    ///
    /// Runs several times: to describe the keys, to check a pipeline before anything runs (values
    /// that are not known yet are stood in for by placeholders, and the result is thrown away),
    /// and to make the parameters of an attempt. It must only read.
    init(reading mapping: inout MappingReader)
}

/// What a step leaves for later steps.
public protocol StepOutput: Codable, Sendable {
    /// The outputs a pipeline can refer to, with their types.
    static var outputs: [OutputDeclaration] { get }
}

/// One output of a kind of step; its name is a key of the encoded ``StepOutput``.
public struct OutputDeclaration: Sendable, Hashable {
    /// The name after `steps.NAME.`, in kebab-case.
    public var name: String
    /// The type that expressions are checked against.
    public var type: ValueType
    /// One sentence for `stellar-run steps KIND`.
    public var documentation: String

    /// Declares an output.
    public init(_ name: String, _ type: ValueType, _ documentation: String) {
        self.name = name
        self.type = type
        self.documentation = documentation
    }
}

/// The output of a step that leaves nothing.
public struct NoOutput: StepOutput {
    /// Creates nothing.
    public init() {}
    /// None.
    public static var outputs: [OutputDeclaration] { [] }
}
