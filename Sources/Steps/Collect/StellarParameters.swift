import Pipeline
import Values

/// How STeLLAR's files are written.
struct StellarParameters: Sendable {
    /// What each set of samples is called, or all of them.
    var titles: [String]
    /// Where to, relative to the pipeline's file.
    var folder: String?
    /// Where records are posted to.
    var records: Secret?

    init(reading mapping: inout MappingReader) {
        titles = mapping.required(
            "titles",
            .oneOrMore(of: .folderName),
            "what STeLLAR calls the experiments: one for each set of samples, or one for all"
        )
        folder = mapping.optional(
            "folder",
            .text,
            "where to, such as `latency-samples`; relative to the pipeline's file, in the folder of "
                + "the instance when not given"
        )
        records = mapping.optional(
            "records",
            .secret,
            "a secret that holds an address; it gets each experiment's database record by POST"
        )
    }

    /// The absolute path of the folder that holds one folder for each run.
    func folder(of context: StepContext) -> String {
        guard let folder else { return "\(context.folder)/stellar" }
        return folder.hasPrefix("/") ? folder : "\(context.pipelineFolder)/\(folder)"
    }
}

extension KeyType where Parsed == String {
    /// A text that may begin the name of a folder.
    fileprivate static var folderName: KeyType<String> {
        KeyType(.text, placeholder: "", name: "a title") { value throws(KeyProblem) in
            guard case .text(let text) = value,
                text.unicodeScalars.allSatisfy({ $0 != "/" && $0.value >= 32 && $0.value != 127 }),
                text.utf8.count <= 150
            else {
                throw KeyProblem("must be a title without '/', of at most 150 bytes")
            }
            return text
        }
    }
}
