package import Foundation

/// AWS's own tools for Python, and moto, which stands in for AWS: installed once, beside the build.
package enum PythonTools {
    /// The interpreter that has them, once it has.
    package static let interpreter = Task<String, any Error> { try install() }

    private static let packages = ["boto3==1.44.5", "moto[server]==5.2.5"]

    /// Runs a script with some arguments and returns what it wrote.
    package static func run(_ script: String, _ arguments: [String] = []) async throws -> Data {
        let python = try await interpreter.value
        return try await Task.detached {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = ["-c", script] + arguments
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw MotoFailure.failed("the script ended with \(process.terminationStatus)")
            }
            return data
        }.value
    }

    private static func install() throws -> String {
        let folder = home()
        let python = "\(folder)/bin/python"
        let mark = "\(folder)/complete"
        let wanted = packages.joined(separator: " ")
        if let found = try? String(contentsOfFile: mark, encoding: .utf8), found == wanted {
            return python
        }
        try? FileManager.default.removeItem(atPath: folder)  // there may be none
        try call(["python3", "-m", "venv", folder])
        try call([python, "-m", "pip", "install", "--quiet"] + packages)
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

    private static func call(_ command: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw MotoFailure.failed(command.joined(separator: " "))
        }
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
