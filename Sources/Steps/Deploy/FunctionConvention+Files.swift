import FaaS
import Packaging
import Pipeline
import Values

extension FunctionConvention {
    /// The files of ours that make a zip file of an artifact one that a cloud can host.
    ///
    /// - Throws: A ``StepFailure`` for a runtime that cannot be hosted this way.
    func files(for artifact: Artifact) throws -> [AddedFile] {
        let files = HostFiles(host: HandlerHost(rawValue: artifact.runtime))
        switch self {
        case .lambda: return []
        case .port: return files.server()
        case .azureCustomHandler:
            return try files.azureCustomHandler(function: artifact.function)
        case .workersModule:
            guard let module = files.workersModule else {
                throw StepFailure(
                    code: .invalid,
                    message: "runtime '\(artifact.runtime)' cannot be a module of Workers"
                )
            }
            return module
        }
    }
}
