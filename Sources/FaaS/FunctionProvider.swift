import Values

/// A place that runs functions: the embedded provider on this machine, or a cloud.
///
/// Implementers promise:
/// - `create` sends the permit's name, token and labels in the creating call itself, never after it;
/// - `delete` is idempotent: deleting what is absent succeeds;
/// - every failure is a ``ProviderFailure`` whose code was decided from the provider's own codes;
/// - cancelling the calling task ends the call soon; what was being created may still come to
///   exist, which is why the caller holds a lease on it.
public protocol FunctionProvider: ResourceKeeper {
    /// What this provider can do; known without asking it.
    var traits: ProviderTraits { get }

    /// What must exist before the function can be created, in the order in which it is created.
    ///
    /// Roles, buckets, repositories, the embedded provider's process. Shared by the whole run: the
    /// caller creates each of them once, under a lease of its own.
    func foundations(for function: FunctionSpec) -> [FoundationSpec]

    /// Creates one foundation and waits until it can be used.
    func create(
        _ foundation: FoundationSpec,
        permit: consuming CreationPermit
    ) async throws -> ResourceRecord

    /// Where functions on these foundations leave objects for one another, when their specification
    /// says that they do.
    ///
    /// - Returns: The place; `nil` where there is none, as ``ProviderTraits/transfers`` says before.
    func objectStore(on foundations: [ResourceRecord]) async throws -> ObjectStore?

    /// Creates a function, waits until it answers requests, and returns what the provider says of it:
    /// what it has stored, read back, and not what was asked for.
    ///
    /// The foundations are the records of ``foundations(for:)``, in the same order.
    func create(
        _ function: FunctionSpec,
        on foundations: [ResourceRecord],
        permit: consuming CreationPermit
    ) async throws -> DeployedFunction

    /// Reads back what the provider stores about a function, or `nil` when it is absent.
    func describe(_ function: ResourceRecord) async throws -> DeployedFunction?

    /// Makes every later request meet an instance that is started anew, without waiting until those
    /// that run are idle for long.
    ///
    /// Instances that have started already serve nothing more once this returns. Only where
    /// ``ProviderTraits/renews`` says so.
    func renew(_ function: ResourceRecord) async throws

    /// By what the provider knows us, and what that is good for; asks it.
    ///
    /// - Returns: `nil` where nobody has to be known.
    /// - Throws: A ``ProviderFailure`` that says what is missing, or why the provider does not know us.
    func standing() async throws -> ProviderStanding?

    /// What credentials must allow for a run that uses something, in the provider's own words; known
    /// without asking it.
    ///
    /// The run's own removals are among it; `sweep` looks further.
    func permissions(for uses: Set<ProviderUse>) -> [String]

    /// The last log lines of a function's instances, oldest first; empty when it kept none.
    func recentLog(of function: ResourceRecord, lines: Int) async throws -> [String]
}

extension FunctionProvider {
    /// As its traits say.
    public var settlingTime: Duration { traits.settleWindow }

    /// Has no place for objects.
    public func objectStore(on foundations: [ResourceRecord]) async throws -> ObjectStore? { nil }

    /// Does not renew.
    public func renew(_ function: ResourceRecord) async throws {
        throw ProviderFailure(
            code: .invalid,
            message: "provider '\(name)' cannot make functions start anew"
        )
    }

    /// Serves everybody.
    public func standing() async throws -> ProviderStanding? { nil }

    /// Allows everybody everything.
    public func permissions(for uses: Set<ProviderUse>) -> [String] { [] }
}
