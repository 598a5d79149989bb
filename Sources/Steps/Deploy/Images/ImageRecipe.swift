import Packaging
import Pipeline
import Values

/// How a function becomes an image that any provider with the Lambda Runtime API can run, or with a port.
struct ImageRecipe: Sendable {
    /// Where images have the code, as on Lambda.
    static let codeFolder = "var/task"
    private static let scriptFolder = "var/runtime"

    let artifact: Artifact
    let base: ImageBase
    let size: ByteCount?

    /// What the image is to be made of.
    func spec(_ code: SourceTree) -> ImageSpec {
        let path = (host?.script).map { "\(Self.scriptFolder)/\($0.name)" }
        return ImageSpec(
            code: code,
            base: base,
            codeFolder: Self.codeFolder,
            files: HostFiles(host: host).server(in: Self.scriptFolder),
            size: size,
            process: ImageConfiguration.Process(
                environment: [
                    "LAMBDA_TASK_ROOT=/\(Self.codeFolder)", "_HANDLER=\(artifact.handler)",
                ],
                entrypoint: entrypoint(script: path.map { "/\($0)" }),
                command: nil,
                folder: "/\(Self.codeFolder)"
            )
        )
    }

    private var host: HandlerHost? { HandlerHost(rawValue: artifact.runtime) }

    /// A program by its name is looked for on the base's `PATH`.
    private func entrypoint(script: String?) -> [String] {
        guard let host else { return ["/\(Self.codeFolder)/bootstrap"] }
        return [host.programs[0]] + host.arguments(script: script)
    }
}
