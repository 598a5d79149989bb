import FaaS
import Foundation
import Packaging
import Pipeline
import Testing
import Values

@testable import Steps

/// One of the functions of this repository, for one runtime.
struct ShippedFunction: Sendable, CustomTestStringConvertible {
    let name: String
    let runtime: String
    var package = PackageKind.zip

    /// Those that answer every request alike, for every runtime of the language.
    static let all = ["hello", "hello-read"].flatMap { name in
        FunctionRuntime.known.map { ShippedFunction(name: name, runtime: $0) }
    }

    /// The same in every kind of package.
    static let packaged = PackageKind.allCases.flatMap { package in
        all.map { ShippedFunction(name: $0.name, runtime: $0.runtime, package: package) }
    }

    /// Those that a compiler has to do with.
    static let compiled = FunctionRuntime.compiled.map {
        ShippedFunction(name: "hello", runtime: $0.name)
    }

    /// The runtimes that `scripts/prerequisites` makes sure of.
    private static let required: Set<String> = ["python", "node", "ruby", "go", "swift"]

    var testDescription: String { "\(name) in \(runtime), \(package.rawValue)" }

    /// The folder `functions` of this repository.
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("functions").path

    /// Ends the test, and says so, where the machine lacks what this one needs.
    func requireTools() throws {
        let environment = ProgramEnvironment.inherited
        let missing = (FunctionRuntime.named(runtime)?.tools ?? []).filter {
            environment.file(of: $0.name, changing: [:]) == nil
        }
        if package == .container { try ContainerMachine.require() }
        guard let tool = missing.first else { return }
        let reason = "no '\(tool.name)' on this machine: \(tool.remedy)"
        try #require(!Self.required.contains(runtime), "\(reason)")
        print("SKIPPED: \(testDescription): \(reason)")
        try Test.cancel("\(reason)")
    }

    /// Builds it as a pipeline does, in a state folder of its own.
    func build(in folder: String, cpus: Int = 1) async throws -> Artifact {
        var mapping = MappingReader.describing()
        var parameters = BuildParameters(reading: &mapping)
        parameters.function = "\(Self.folder)/\(name)"
        parameters.runtime = runtime
        parameters.cpus = cpus
        let build = Build(parameters: parameters, toolchain: Toolchain(runner: ProgramRunner()))
        return try await build.run(in: context(folder: folder)).artifact
    }

    /// Packs what was built, with so many bytes besides it.
    func pack(_ artifact: Artifact, in folder: String, padding: Int) async throws -> PackageSource {
        switch package {
        case .zip: try zip(artifact, in: folder, padding: padding)
        case .container:
            try await TestImages(folder: folder).pack(artifact, padding: padding)
        }
    }

    private func zip(_ artifact: Artifact, in folder: String, padding: Int) throws -> PackageSource
    {
        let tree = try SourceTree(folder: artifact.folder)
        let zip = try ZipPackage.write(
            tree,
            to: "\(folder)/\(name)-\(runtime).zip",
            size: padding > 0 ? ByteCount(bytes: tree.size.bytes + padding) : nil
        )
        return PackageSource(kind: .zip, path: zip.path, digest: zip.digest, size: zip.size)
    }
}
