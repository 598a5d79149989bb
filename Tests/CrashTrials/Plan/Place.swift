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

    /// How long an idle instance is kept: a busy machine needs longer between two warm requests.
    var keepAlive: String {
        switch self {
        case .cloud: "100ms"
        case .local: "400ms"
        }
    }
}
