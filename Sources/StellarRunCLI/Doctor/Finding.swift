/// One thing that a machine has or lacks.
struct Finding: Sendable, Hashable, Encodable {
    /// What kind of thing it is; also the heading it stands under.
    enum Group: String, Sendable, Hashable, Encodable, CaseIterable {
        case toolchain
        case container = "container-runtime"
        case provider
        case measuring
        case pipeline

        var title: String {
            switch self {
            case .toolchain: "toolchains"
            case .container: "container runtimes"
            case .provider: "providers"
            case .measuring: "measuring"
            case .pipeline: "the pipeline"
            }
        }
    }

    /// How it is.
    enum State: String, Sendable, Hashable, Encodable {
        case ok
        /// There is less of it than there could be; results say so, too.
        case limited
        case missing
    }

    /// The version of this JSON.
    var schema = 1
    var group: Group
    var name: String
    var state: State
    /// A version, a number, or what follows from it.
    var detail: String
    /// What to do about it; absent when there is nothing to be done.
    var remedy: String?
}
