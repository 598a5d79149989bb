import Foundation

/// The files that tell the host of Azure Functions of a custom handler: a program that serves HTTP.
struct AzureCustomHandlerApp {
    /// What the host starts in the folder of the app.
    let command: [String]

    /// Requests are to arrive as they came, not wrapped into JSON.
    var hostJSON: [UInt8] {
        get throws {
            let description = HostFile.Description(
                defaultExecutablePath: command.first ?? "",
                arguments: Array(command.dropFirst())
            )
            return try encoded(
                HostFile(
                    version: "2.0",
                    customHandler: .init(
                        description: description,
                        enableForwardingHttpRequest: true
                    )
                )
            )
        }
    }

    /// One trigger that everybody may pull, below the usual prefix: `/api/NAME`.
    ///
    /// Not at `/`: that is what the host asks for until the program answers.
    func functionJSON(of function: String) throws -> [UInt8] {
        try encoded(
            FunctionFile(bindings: [
                .init(
                    type: "httpTrigger",
                    direction: "in",
                    name: "request",
                    authLevel: "anonymous",
                    methods: ["get", "post"],
                    route: function
                ),
                .init(type: "http", direction: "out", name: "response"),
            ])
        )
    }

    private func encoded(_ file: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(file)) + [UInt8(ascii: "\n")]
    }

    private struct HostFile: Encodable {
        struct Handler: Encodable {
            var description: Description
            var enableForwardingHttpRequest: Bool
        }

        struct Description: Encodable {
            var defaultExecutablePath: String
            var arguments: [String]
        }

        var version: String
        var customHandler: Handler
    }

    private struct FunctionFile: Encodable {
        struct Binding: Encodable {
            var type: String
            var direction: String
            var name: String
            var authLevel: String?
            var methods: [String]?
            var route: String?
        }

        var bindings: [Binding]
    }
}
