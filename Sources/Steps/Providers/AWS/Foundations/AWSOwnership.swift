import FaaS
import Values

/// Whether what already has a name was created under the same lease: only then is it ours.
enum AWSOwnership {
    /// - Throws: The refusal, when it belongs to somebody else.
    static func check(
        _ found: [String: String],
        against labels: [String: String],
        _ refusal: ProviderFailure
    ) throws(ProviderFailure) {
        guard let lease = labels[ResourceLabel.lease], found[ResourceLabel.lease] == lease else {
            throw refusal
        }
    }
}
