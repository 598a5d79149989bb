import Pipeline

/// A function that is ready to be packaged.
struct Artifact: Codable, Sendable, Hashable {
    /// The name of the function.
    var function: String
    /// The word of its runtime.
    var runtime: String
    /// What the runtime calls.
    var handler: String
    /// The absolute path of the folder with its files.
    var folder: String
    /// The SHA-256 over names, modes and contents of those files.
    var digest: String
}

extension KeyType where Parsed == Artifact {
    /// The output of a `build`.
    static var artifact: KeyType<Artifact> {
        .opaque(
            "artifact",
            as: Artifact.self,
            placeholder: Artifact(function: "", runtime: "", handler: "", folder: "", digest: "")
        )
    }
}
