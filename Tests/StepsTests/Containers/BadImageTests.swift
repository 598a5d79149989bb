import FaaS
import Foundation
import LocalFaaS
import LocalFaaSTestSupport
import NoWeb
import Packaging
import Pipeline
import Testing
import Values

@testable import Steps

/// Images and bases that are not what they should be.
@Suite(.serialized) struct `A bad image` {
    private func refusal(
        _ adjust: (inout ImageSpec) -> Void
    ) async throws -> ControlFailure? {
        try ContainerMachine.require()
        let refused = Box<ControlFailure>()
        try await RunningServer.with { server in
            let code = "\(server.folder.path)/code"
            try write("#!/bin/false\n", to: "\(code)/bootstrap")
            var spec = ImageSpec(
                code: try SourceTree(folder: code),
                process: ImageConfiguration.Process(entrypoint: ["/var/task/bootstrap"])
            )
            adjust(&spec)
            let package = try TestImages(folder: server.folder.path).write(spec)
            do {
                _ = try await server.create(package, runtime: "go") { $0.handler = "bootstrap" }
            } catch let failure as ControlFailure {
                refused.value = failure
            }
            let left = "\(server.folder.path)/data/packages"
            #expect(try FileManager.default.contentsOfDirectory(atPath: left).isEmpty)
        }
        return refused.value
    }

    @Test func `without the program that it names is refused when it is deployed`() async throws {
        let failure = try await refusal { $0.process.entrypoint = ["python3", "x.py"] }
        #expect(failure?.code == .invalid)
        #expect(failure?.message.contains("'python3'") == true, "\(failure?.message ?? "")")
    }

    @Test func `whose program may not be run is refused when it is deployed`() async throws {
        // The file has no executable bit.
        let failure = try await refusal { _ in }
        #expect(failure?.code == .invalid)
        #expect(failure?.message.contains("may not be run") == true)
    }

    @Test func `for other machines is refused when it is deployed`() async throws {
        let failure = try await refusal { $0.platform = ImagePlatform(architecture: "s390x") }
        #expect(failure?.message.contains("linux/s390x") == true, "\(failure?.message ?? "")")
    }

    @Test func `that is no program at all is a failed request with the runtime's own words`()
        async throws
    {
        try ContainerMachine.require()
        try await RunningServer.with { server in
            let code = "\(server.folder.path)/code"
            try write("neither program nor script", to: "\(code)/bootstrap")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: "\(code)/bootstrap"
            )
            let spec = ImageSpec(
                code: try SourceTree(folder: code),
                process: ImageConfiguration.Process(entrypoint: ["/var/task/bootstrap"])
            )
            let package = try TestImages(folder: server.folder.path).write(spec)
            let function = try await server.create(package, runtime: "go") {
                $0.handler = "bootstrap"
            }
            let answer = try await server.get(function)
            #expect(answer.status == 502)
            #expect(answer.header("x-local-failure") == "init-failed")
            #expect(answer.text.lowercased().contains("exec format error"), "\(answer.text)")
        }
    }
}

/// Bases that pipelines name.
@Suite struct `A base image` {
    private func finder(_ folder: String) -> BaseFinder {
        BaseFinder(
            web: NoWeb(),
            logins: FixedCredentials(),
            toolchain: Toolchain(runner: ProgramRunner()),
            stateFolder: folder
        )
    }

    private func write(_ base: ImageBase, below folder: String) throws -> StoredImage {
        try StepsTests.write("x", to: "\(folder)/code/f")
        let spec = ImageSpec(code: try SourceTree(folder: "\(folder)/code"), base: base)
        return try ImageWriter(layout: ImageLayout(at: "\(folder)/images")).write(spec, as: "i")
    }

    @Test(arguments: [
        ("none", BaseChoice.nothing), ("./base", .path("./base")), ("/b:x", .path("/b:x")),
    ])
    func `is said in words that are read back`(text: String, choice: BaseChoice) {
        #expect(BaseChoice(text) == choice)
        #expect(choice.text == text)
    }

    @Test func `of a registry is known by its host`() throws {
        let choice = try #require(BaseChoice("localhost:5000/python:3.12"))
        #expect(choice.text == "localhost:5000/python:3.12")
        #expect(BaseChoice("python:3.12") == nil)
    }

    @Test func `that is not there is a failure that names the place`() async throws {
        try await withFolder { folder in
            let go = try #require(FunctionRuntime.named("go"))
            await #expect {
                _ = try await finder(folder).base(.path("./no"), for: go, from: folder)
            } throws: { error in
                (error as? StepFailure)?.message.contains("\(folder)/./no") == true
            }
        }
    }

    @Test func `of another machine is refused`() async throws {
        try await withFolder { folder in
            try StepsTests.write("x", to: "\(folder)/b/f")
            let other = ImageSpec(
                code: try SourceTree(folder: "\(folder)/b"),
                platform: ImagePlatform(architecture: "s390x")
            )
            let layout = try ImageLayout(at: "\(folder)/layout")
            _ = try ImageWriter(layout: layout).write(other, as: "b")
            let go = try #require(FunctionRuntime.named("go"))
            let base = try await finder(folder)
                .base(.path("./layout:b"), for: go, from: folder)
            #expect(base == .layout(folder: "\(folder)/./layout", name: "b"))
            #expect {
                try write(base, below: folder)
            } throws: { error in
                (error as? PackagingFailure)?.message.contains("s390x") == true
            }
        }
    }

    @Test func `that leads out of its folder is refused, and nothing is named`() async throws {
        try await withFolder { folder in
            let script = """
                import sys, tarfile, io
                with tarfile.open(sys.argv[1], "w") as archive:
                    member = tarfile.TarInfo("../escaped"); member.size = 1
                    archive.addfile(member, io.BytesIO(b"x"))
                """
            let python = Process()
            python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            python.arguments = ["python3", "-c", script, "\(folder)/base.tar"]
            try python.run()
            python.waitUntilExit()
            let go = try #require(FunctionRuntime.named("go"))
            let base = try await finder(folder).base(.path("./base.tar"), for: go, from: folder)
            #expect {
                try write(base, below: folder)
            } throws: { error in
                (error as? PackagingFailure)?.code == .refused
            }
            #expect(throws: PackagingFailure.self) {
                try ImageLayout(opening: "\(folder)/images").image(named: "i")
            }
        }
    }

    @Test func `of this machine is the same bytes whenever it is made`() async throws {
        let one = try await withFolder { try await digest(of: "ruby", in: $0) }
        let other = try await withFolder { try await digest(of: "ruby", in: $0) }
        #expect(one == other)
    }

    private func digest(of runtime: String, in folder: String) async throws -> String {
        let environment = ProcessInfo.processInfo.environment
        return try await MachineBases(stateFolder: folder, environment: environment)
            .make(runtime).digest
    }
}

/// One value that a closure leaves behind.
private final class Box<Value> {
    var value: Value?
}
