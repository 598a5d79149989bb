/// Something that a pipeline uses of a provider, by which the provider knows what must be allowed.
public enum ProviderUse: String, Sendable, Hashable, CaseIterable {
    /// Functions, of whatever kind.
    case functions
    /// Functions of zip files that are too large for the creating request.
    case storedZip = "stored-zip"
    /// Functions of images.
    case images
    /// Endpoints of kind `function-url`.
    case functionURL = "function-url"
    /// Endpoints of kind `http-api`.
    case httpAPI = "http-api"
    /// Instances that start from a snapshot.
    case snapshots
    /// A number of instances for a function alone.
    case reservedConcurrency = "reserved-concurrency"
    /// Functions whose instances are all made old at once.
    case renewal
    /// Client machines.
    case machines
}
