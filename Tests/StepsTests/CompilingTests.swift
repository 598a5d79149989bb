import Foundation
import Pipeline
import Testing
import Values

@testable import Steps

/// With a compiler of our own, so that no toolchain is needed.
@Suite struct `Compiling` {
    /// A `go` that says what it may use, and makes that its output.
    private static let compiler = """
        #!/bin/sh
        if [ "$1" = version ]; then echo "go version go1.19.8 x/y"; exit; fi
        while [ "$1" != -o ]; do shift; done
        cat handler.go > "$2"
        grep -q broken handler.go && { echo "handler.go:1: broken" >&2; exit 1; }
        echo "$(nproc) $(pwd | sed 's/.*compiling//') $GOFLAGS$SECRET${HOME:+home}" >> "$2"
        """

    private struct Place {
        let folder: String

        func toolchain(_ variables: [String: String] = [:]) -> Toolchain {
            let path = ["PATH": "\(folder)/bin:/usr/bin:/bin"]
            return Toolchain(
                runner: ProgramRunner(),
                environment: ProgramEnvironment(path.merging(variables) { $1 })
            )
        }

        func step(
            cpus: Int = 1,
            runtime: String = "go",
            variables: [String: String] = [:]
        ) -> Build {
            var mapping = MappingReader.describing()
            var parameters = BuildParameters(reading: &mapping)
            parameters.function = "mine"
            parameters.runtime = runtime
            parameters.cpus = cpus
            return Build(parameters: parameters, toolchain: toolchain(variables))
        }

        func install(_ text: String, as name: String = "go") throws {
            try write(text, to: "\(folder)/bin/\(name)")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: "\(folder)/bin/\(name)"
            )
        }

        func write(source: String) throws {
            try write(source, to: "\(folder)/functions/mine/go/handler.go")
        }

        func write(_ text: String, to path: String) throws {
            try StepsTests.write(text, to: path)
        }
    }

    private func withPlace(_ body: (Place) async throws -> Void) async throws {
        try await withFolder { folder in
            let place = Place(folder: folder)
            try place.install(Self.compiler)
            try place.write(source: "package main")
            try await body(place)
        }
    }

    @Test func `makes what is packaged, in a folder that is named by what is in it`() async throws {
        try await withPlace { place in
            try place.write("data", to: "\(place.folder)/functions/mine/go/data.txt")
            let first = try await place.step().run(in: context(folder: place.folder)).artifact
            #expect(first.handler == "bootstrap")
            #expect(first.folder.hasPrefix("\(place.folder)/artifacts/\(first.digest.prefix(32))"))
            let files = try FileManager.default.contentsOfDirectory(atPath: first.folder)
            #expect(Set(files) == ["bootstrap", "data.txt"])
            let again = try await place.step().run(in: context(folder: place.folder)).artifact
            #expect(again == first)
            try place.write(source: "package main // changed")
            let other = try await place.step().run(in: context(folder: place.folder)).artifact
            #expect(other.digest != first.digest)
            #expect(!FileManager.default.fileExists(atPath: "\(place.folder)/compiling"))
        }
    }

    @Test func `keeps the compiler on as many processors as it may use, and hides our variables`()
        async throws
    {
        try await withPlace { place in
            let variables = ["GOFLAGS": "-mine", "SECRET": "s"]
            let built = try await place.step(variables: variables)
                .run(in: context(folder: place.folder)).artifact
            let text = try String(contentsOfFile: "\(built.folder)/bootstrap", encoding: .utf8)
            #expect(text == "package main1 /sources home\n")
        }
    }

    @Test func `says what the compiler said`() async throws {
        try await withPlace { place in
            try place.write(source: "broken")
            let failure = await #expect(throws: StepFailure.self) {
                try await place.step().run(in: context(folder: place.folder))
            }
            #expect(failure?.code == .invalid)
            #expect(failure?.details == ["handler.go:1: broken"])
        }
    }

    @Test func `says when the entry file or the compiler is missing, and how to get it`()
        async throws
    {
        try await withPlace { place in
            let none = place.step(runtime: "rust")
            try place.write("", to: "\(place.folder)/functions/mine/rust/main.rs")
            let entry = await #expect(throws: StepFailure.self) {
                try await none.run(in: context(folder: place.folder))
            }
            #expect(entry?.message.hasSuffix("functions/mine/rust/handler.rs'") == true)
            try FileManager.default.removeItem(atPath: "\(place.folder)/bin/go")
            let lost = Build(
                parameters: place.step().parameters,
                toolchain: Toolchain(
                    runner: ProgramRunner(),
                    environment: ProgramEnvironment(["PATH": "\(place.folder)/bin"])
                )
            )
            let tool = await #expect(throws: StepFailure.self) {
                _ = try await lost.cacheKey(in: context(folder: place.folder))
            }
            #expect(tool?.code == .environment)
            #expect(tool?.details == ["apt-get install --yes golang-go"])
        }
    }

    @Test func `is done again when the compiler changed or what it made is gone`() async throws {
        try await withPlace { place in
            let context = context(folder: place.folder)
            let key = try await place.step().cacheKey(in: context)
            #expect(try await place.step(cpus: 2).cacheKey(in: context) == key)
            let output = try await place.step().run(in: context)
            #expect(await place.step().isUsable(output))
            try place.install(Self.compiler.replacing("1.19.8", with: "1.20"))
            #expect(try await place.step().cacheKey(in: context) != key)
            try place.write("", to: "\(output.artifact.folder)/bootstrap")
            #expect(await !place.step().isUsable(output))
            let repaired = try await place.step().run(in: context)
            #expect(repaired.artifact == output.artifact)
            #expect(await place.step().isUsable(output))
        }
    }

    @Test func `is kept for as long as builds find it there`() async throws {
        try await withPlace { place in
            let output = try await place.step().run(in: context(folder: place.folder))
            let caches = StateCaches(stateFolder: place.folder)
            let aMinuteAgo = Date(timeIntervalSinceNow: -60)
            let anHourAgo = Date(timeIntervalSinceNow: -3600)
            func prune() async throws -> Int {
                try await caches.prune(.artifacts, notUsedSince: aMinuteAgo, isDryRun: false)
                    .removed
            }
            func forget() throws {
                try FileManager.default.setAttributes(
                    [.modificationDate: anHourAgo],
                    ofItemAtPath: output.artifact.folder
                )
            }
            #expect(try await prune() == 0)
            try forget()
            #expect(await place.step().isUsable(output))
            #expect(try await prune() == 0)
            try forget()
            _ = try await place.step().run(in: context(folder: place.folder))
            #expect(try await prune() == 0)
            try forget()
            #expect(try await prune() == 1)
            #expect(await !place.step().isUsable(output))
        }
    }

    @Test(arguments: [
        ("0-3", 2, 1, "1,2"), ("0-1", 1, 3, "1"), ("0,2-3,8", 2, 3, "8,0"), ("4", 1, 0, nil),
        ("", 1, 0, nil),
    ])
    func `chooses among the processors that the process may use`(
        allowed: String,
        count: Int,
        place: Int,
        list: String?
    ) {
        let status = "Name:\tx\nCpus_allowed_list:\t\(allowed)\nMems_allowed_list:\t0\n"
        let prefix = Processors(status: status).prefix(count: count, place: place)
        #expect(prefix == (list.map { ["taskset", "--cpu-list", $0] } ?? []))
    }
}
