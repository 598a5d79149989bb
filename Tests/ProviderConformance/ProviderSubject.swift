package import FaaS
package import Pipeline

/// A provider that is held against its promises, and what it takes to do so.
package struct ProviderSubject: Sendable {
    /// The provider.
    package var provider: any FunctionProvider
    /// A function that it can create.
    package var function: FunctionSpec
    /// What settles leases on its resources.
    package var handlers: [ResourceKind: any LeaseHandler]
    /// Whether adopting gives other labels; not where what is adopted was always our own.
    package var relabels = true
    /// How many creations are cancelled to look for leaks.
    package var leakTrials = 10
    /// How long somebody looks for a leak after its lease was settled.
    package var grace: Duration
    /// The latest instant, after its beginning, at which a creation is cancelled.
    package var latestCancellation = Duration.milliseconds(100)

    /// Describes what is to be examined.
    package init(
        provider: any FunctionProvider,
        function: FunctionSpec,
        handlers: [ResourceKind: any LeaseHandler]
    ) {
        self.provider = provider
        self.function = function
        self.handlers = handlers
        // Whatever comes later than the settle window was never promised.
        grace = provider.traits.settleWindow
    }
}
