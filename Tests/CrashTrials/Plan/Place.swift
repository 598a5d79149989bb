/// Where a trial's functions run.
enum Place: String, CaseIterable, Sendable {
    /// On the scripted cloud.
    case cloud
    /// On the embedded provider.
    case local

    /// The word that the pipeline uses.
    var provider: String {
        switch self {
        case .cloud: "aws"
        case .local: "local"
        }
    }
}
