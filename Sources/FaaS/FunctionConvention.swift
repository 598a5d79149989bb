/// How a cloud hands requests to the code of a function.
///
/// Functions know none of them: what hosts a handler chooses by its environment when it starts, so that
/// the same files answer everywhere. A cloud may want files of its own beside them.
public enum FunctionConvention: String, Sendable, Hashable, Codable, CaseIterable {
    /// Code asks for them at the AWS Lambda Runtime API, or Lambda's managed runtime calls the handler.
    case lambda
    /// They come to a port that `PORT` tells, as on Cloud Run.
    case port
    /// They come to the port of an Azure custom handler, from a host that wants to be told of it in files.
    case azureCustomHandler = "azure-custom-handler"
    /// A module of Cloudflare Workers is called with them.
    case workersModule = "workers-module"
}
