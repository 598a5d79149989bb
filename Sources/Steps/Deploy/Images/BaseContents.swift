import FoundationEssentials
import Packaging
import Pipeline
import Values

/// Collects what a runtime needs of this machine: its program, its library, and the shared libraries
/// of both.
struct BaseContents: Sendable {
    /// What a runtime says of where it is.
    struct Place: Sendable, Hashable {
        /// The program itself, not a link to it.
        var program: String
        /// The folders with its library.
        var folders: [String]
        /// Single files besides.
        var files: [String] = []
    }

    /// Parts of libraries that no function needs: tests, tools, windows, and what pip put there.
    private static let unwanted: Set<String> = [
        "test", "tests", "idlelib", "tkinter", "turtledemo", "turtle.py", "lib2to3", "ensurepip",
        "distutils", "pydoc_data", "unittest", "site-packages", "dist-packages", "__pycache__",
        "bundler", "rdoc", "irb", "rubygems", "gems", "did_you_mean", "error_highlight",
        "jmods", "include", "man", "legal", "docs", "demo", "src.zip", "ct.sym", "sitecustomize.py",
    ]
    private static let unwantedStarts = ["config-", "_test", "_tkinter", "_ctypes_test", "xx"]

    let runtime: FunctionRuntime
    let toolchain: Toolchain

    /// Puts it all into a folder that becomes the root.
    func put(into root: StagedRoot) async throws {
        guard let host = HandlerHost(rawValue: runtime.name) else { return }
        let place = try await BasePlaces(runtime: runtime, toolchain: toolchain).place(of: host)
        try root.add(place.program)
        try root.link(host.programs[0], to: place.program)
        for file in place.files { try root.add(file) }
        for folder in place.folders {
            try root.add(filesBelow: folder) { name in
                !Self.unwanted.contains(name)
                    && !Self.unwantedStarts.contains(where: name.hasPrefix)
            }
        }
        for library in try await libraries(of: root.binaries()) { try root.add(library) }
        try await lighten(root.binaries())
        if host == .python { try await compile(place.folders, in: root) }
    }

    /// What the loader would load for some files, asked of copies: their own places are written in them.
    private func libraries(of files: [String]) async throws -> [String] {
        let end = try await toolchain.run(["ldd"] + files, of: runtime, in: "/")
        return end.output.split(separator: "\n").compactMap(LoadedLibrary.init).map(\.path)
    }

    /// Leaves out what only debuggers read, where the tool for that is there.
    private func lighten(_ files: [String]) async throws {
        let command = ["strip", "--strip-debug", "--preserve-dates"] + files
        do {
            _ = try await toolchain.run(command, of: runtime, in: "/")
        } catch let failure as StepFailure where failure.code == .environment {
            return
        }
    }

    /// Byte code that is taken without a look at the source: times are the same everywhere in an image.
    private func compile(_ folders: [String], in root: StagedRoot) async throws {
        let command =
            [
                "python3", "-S", "-s", "-B", "-m", "compileall", "-q", "-f",
                "--invalidation-mode", "unchecked-hash", "-s", root.path, "-p", "/",
            ] + Set(folders.map(root.place(of:))).sorted()
        let end = try await toolchain.run(
            command,
            of: runtime,
            in: "/",
            changing: ["PYTHONHASHSEED": "0"]
        )
        guard end.status == 0 else {
            throw StepFailure(
                code: .environment,
                message: "the library of python cannot be compiled for a base image",
                details: (end.output + end.error).split(separator: "\n").suffix(5)
                    .map(String.init)
            )
        }
    }
}
