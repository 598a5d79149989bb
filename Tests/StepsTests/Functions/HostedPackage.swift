import FaaS
import Foundation
import Packaging
import Pipeline
import Testing

@testable import Steps

/// What a cloud starts of a package: a command in a folder.
struct HostedPackage: Sendable {
    let command: [String]
    let folder: String
    let variables: [String: String]
    /// The variable that tells the port.
    let port: String
    /// Below which path requests come.
    let path: String

    /// As Cloud Run starts an image; its root is a folder here, so paths begin with that.
    static func image(of artifact: Artifact, in folder: String) throws -> HostedPackage {
        let recipe = ImageRecipe(artifact: artifact, base: .nothing, size: nil)
        let spec = recipe.spec(try Packer.tree(of: artifact))
        let root = "\(folder)/root"
        func placed(_ text: String) -> String { text.replacing("/var/", with: "\(root)/var/") }
        try FileManager.default.createDirectory(
            atPath: "\(root)/var",
            withIntermediateDirectories: true
        )
        try FileManager.default.copyItem(
            atPath: artifact.folder,
            toPath: "\(root)/\(spec.codeFolder)"
        )
        for file in spec.files {
            try write(String(decoding: file.bytes, as: UTF8.self), to: "\(root)/\(file.path)")
        }
        let variables = (spec.process.environment ?? []).map {
            $0.split(separator: "=", maxSplits: 1).map(String.init)
        }
        return HostedPackage(
            command: (spec.process.entrypoint ?? []).map(placed),
            folder: placed(spec.process.folder ?? ""),
            variables: Dictionary(uniqueKeysWithValues: variables.map { ($0[0], placed($0[1])) }),
            port: "PORT",
            path: "/some/path"
        )
    }

    /// As Azure's host starts a custom handler, by what the files of the app say.
    static func azure(of artifact: Artifact, in folder: String) async throws -> HostedPackage {
        let app = try await artifact.unpacked(for: .azureCustomHandler, in: folder)
        let host: HostFile = try read("\(app)/host.json")
        #expect(host.version == "2.0" && host.customHandler.enableForwardingHttpRequest)
        let description = host.customHandler.description
        // A program of the package is named as a file of it.
        let program = description.defaultExecutablePath
        let isOurs = FileManager.default.fileExists(atPath: "\(app)/\(program)")
        return HostedPackage(
            command: [isOurs ? "./\(program)" : program] + description.arguments,
            folder: app,
            variables: [:],
            port: "FUNCTIONS_CUSTOMHANDLER_PORT",
            path: try route(of: artifact.function, in: app)
        )
    }

    private static func route(of function: String, in app: String) throws -> String {
        let file: FunctionFile = try read("\(app)/\(function)/function.json")
        let trigger = try #require(file.bindings.first { $0.type == "httpTrigger" })
        #expect(trigger.direction == "in" && trigger.authLevel == "anonymous")
        #expect(file.bindings.contains { $0.type == "http" && $0.direction == "out" })
        return "/api/\(try #require(trigger.route))"
    }

    private static func read<File: Decodable>(_ path: String) throws -> File {
        try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private struct HostFile: Decodable {
        struct Handler: Decodable {
            struct Description: Decodable {
                let defaultExecutablePath: String
                let arguments: [String]
            }

            let description: Description
            let enableForwardingHttpRequest: Bool
        }

        let version: String
        let customHandler: Handler
    }

    private struct FunctionFile: Decodable {
        struct Binding: Decodable {
            let type: String
            let direction: String
            let authLevel: String?
            let route: String?
        }

        let bindings: [Binding]
    }
}

extension Artifact {
    /// Its files as a provider of a convention gets them in a zip file.
    func unpacked(for convention: FunctionConvention, in folder: String) async throws -> String {
        var mapping = MappingReader.describing()
        var parameters = DeployParameters(reading: &mapping)
        parameters.artifact = self
        let packer = Packer(parameters: parameters, images: .none, convention: convention)
        let package = try await packer.pack(in: context(folder: folder))
        try ZipReader(path: package.path).unpack(into: "\(folder)/app")
        return "\(folder)/app"
    }
}
