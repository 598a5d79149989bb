package import Foundation
import Subprocess
import SystemPackage

/// AWS's own tools for Python, and moto, which stands in for AWS: installed once, beside the build.
package enum PythonTools {
    /// The interpreter that has them, once it has.
    package static let interpreter = Task<String, any Error> { try await install() }

    private static let packages = ["boto3==1.44.5", "moto[server]==5.2.5"]

    /// Runs a script with some arguments and returns what it wrote.
    package static func run(_ script: String, _ arguments: [String] = []) async throws -> Data {
        try await call([try await interpreter.value, "-c", script] + arguments)
    }

    private static func install() async throws -> String {
        let folder = home()
        let python = "\(folder)/bin/python"
        let mark = "\(folder)/complete"
        let wanted = packages.joined(separator: " ")
        if let found = try? String(contentsOfFile: mark, encoding: .utf8), found == wanted {
            return python
        }
        try? FileManager.default.removeItem(atPath: folder)  // there may be none
        _ = try await call(["/usr/bin/env", "python3", "-m", "venv", folder])
        _ = try await call([python, "-m", "pip", "install", "--quiet"] + packages)
        try wanted.write(toFile: mark, atomically: true, encoding: .utf8)
        return python
    }

    /// `.build/aws-python` of the package that is being tested.
    private static func home() -> String {
        let executable = CommandLine.arguments[0]
        let parts = executable.components(separatedBy: "/.build/")
        let root = parts.count > 1 ? parts[0] : FileManager.default.currentDirectoryPath
        return "\(root)/.build/aws-python"
    }

    /// Runs a program and returns what it wrote; no thread waits for it.
    private static func call(_ command: [String]) async throws -> Data {
        let result = try await Subprocess.run(
            .path(FilePath(command[0])),
            arguments: Arguments(Array(command.dropFirst())),
            output: .bytes(limit: 1 << 24),
            error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false)
        )
        guard result.terminationStatus.isSuccess else {
            throw MotoFailure.failed("\(command[0]) ended with \(result.terminationStatus)")
        }
        return Data(result.standardOutput)
    }
}

extension PythonTools {
    /// What a script of boto3 writes; it finds a function `client(service)` for an account of moto.
    package static func boto3(
        _ script: String,
        at address: String,
        region: String,
        account: String,
        _ arguments: [String] = []
    ) async throws -> Data {
        let head = """
            import boto3, json, sys
            from botocore.config import Config
            def client(service):
                made = boto3.client(service, region_name=sys.argv[2], endpoint_url=sys.argv[1],
                    aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
                made.meta.events.register("before-send.*.*", lambda request, **_:
                    request.headers.__setitem__("X-Moto-Account-Id", sys.argv[3]))
                return made
            arguments = sys.argv[4:]

            """
        return try await run(head + script, [address, region, account] + arguments)
    }
}
